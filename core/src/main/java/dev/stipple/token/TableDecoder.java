package dev.stipple.token;

import dev.stipple.internal.unicode.Utf8;
import dev.stipple.token.TokenTable.Entry;
import dev.stipple.token.pipeline.Decoder;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/// Decodes ids by a table of what each stands for; only the beginning of a text is left to the literal decoder, where
/// it treats that otherwise. Thread-safe.
final class TableDecoder {
    /// Tables for ids that are this much sparser than the tokens are not worth their memory.
    private static final int MAX_SPARSENESS = 4;

    private static final int ALWAYS_DENSE = 1 << 16;

    private final DecoderShape shape;
    private final TokenStrings strings;
    private final TokenTable table;
    private final Function<int[], String> literal;

    private TableDecoder(
            DecoderShape shape, TokenStrings strings, Predicate<String> skipped, Function<int[], String> literal) {
        this.shape = shape;
        this.strings = strings;
        this.literal = literal;
        this.table = TokenTable.of(strings.idLimit(), id -> {
            if (!strings.contains(id)) {
                return new Entry.Missing();
            }
            String token = strings.get(id);
            return skipped.test(token) ? new Entry.Skipped() : shape.entry().apply(token);
        });
    }

    /// Returns a table for `decoder`, of which `literal` is the slow twin, if it has the shape for one and ids are
    /// dense enough. Tokens that are `skipped` count for nothing.
    static Optional<TableDecoder> of(
            Optional<Decoder> decoder,
            TokenStrings strings,
            Predicate<String> skipped,
            Function<int[], String> literal) {
        boolean dense = strings.idLimit() <= ALWAYS_DENSE || strings.idLimit() / MAX_SPARSENESS <= strings.size();
        return dense
                ? DecoderShape.of(decoder).map(shape -> new TableDecoder(shape, strings, skipped, literal))
                : Optional.empty();
    }

    /// Returns the text of `ids`, bytes that are no UTF-8 replaced by U+FFFD.
    String text(int[] ids) {
        return start(ids).text(shape.blanks());
    }

    /// Returns the bytes of `ids`, one after the other.
    byte[] bytes(int[] ids) {
        return start(ids).bytes(shape.blanks());
    }

    /// Returns the bytes of one token in the middle of a text, of none where decoding passes over it.
    byte[] bytes(int id) {
        return switch (table.entry(id)) {
            case Entry.Missing _ -> throw strings.unknown(id);
            case Entry.Skipped _ -> new byte[0];
            case Entry.OneByte(byte value) -> new byte[] {value};
            case Entry.Text text -> text.bytes;
        };
    }

    private TableText start(int[] ids) {
        int head = head(ids);
        byte[] beginning = head == 0 ? new byte[0] : Utf8.encode(literal.apply(Arrays.copyOf(ids, head)));
        return new TableText(table, strings, shape.repair(), beginning, ids, head);
    }

    /// Returns how many ids are the beginning.
    private int head(int[] ids) {
        int head = 0;
        if (shape.head() == DecoderShape.Head.NONE) {
            return head;
        }
        while (head < ids.length) {
            Entry entry = table.entry(ids[head]);
            if (entry instanceof Entry.Missing || entry instanceof Entry.OneByte) {
                return head;
            }
            head++;
            boolean goesOn = entry instanceof Entry.Text text
                    ? shape.head() == DecoderShape.Head.BLANKS && isBlank(text.bytes)
                    : entry instanceof Entry.Skipped;
            if (!goesOn) {
                return head;
            }
        }
        return head;
    }

    private static boolean isBlank(byte[] text) {
        return text.length == 0 || (text.length == 1 && text[0] == ' ');
    }
}
