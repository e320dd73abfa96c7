package dev.stipple.token;

import dev.stipple.internal.unicode.Utf8;
import dev.stipple.internal.unicode.Utf8Text;
import dev.stipple.token.TokenTable.Entry;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/// The text of some ids while a [TokenTable] spells it. Not thread-safe; one text each.
final class TableText {
    private final TokenTable table;
    private final TokenStrings strings;
    private final UnaryOperator<byte[]> repair;
    private final int[] ids;
    /// The position of the first id that is not in the buffer yet.
    private int next;

    private byte[] buffer;
    private int size;

    /// Starts with the text `head`, which stands for the ids before position `next`. Runs of one-byte tokens that are
    /// no UTF-8 become what `repair` makes of them.
    TableText(TokenTable table, TokenStrings strings, UnaryOperator<byte[]> repair, byte[] head, int[] ids, int next) {
        this.table = table;
        this.strings = strings;
        this.repair = repair;
        this.ids = ids;
        this.next = next;
        this.buffer = head;
        this.size = head.length;
    }

    /// Returns all bytes but the first `blanks` of those at the start that are blanks.
    byte[] bytes(int blanks) {
        long limit = size + table.size(ids, next);
        if (limit > Integer.MAX_VALUE - 2 * TokenTable.SLACK) {
            throw new IllegalArgumentException("the text of " + ids.length + " ids has " + limit + " bytes");
        }
        buffer = Arrays.copyOf(buffer, (int) limit + TokenTable.SLACK);
        fill(Integer.MAX_VALUE);
        return Arrays.copyOfRange(buffer, afterBlanks(blanks), size);
    }

    /// Returns the text without the first `blanks` of the blanks at its start, bytes that are no UTF-8 replaced by
    /// U+FFFD.
    String text(int blanks) {
        buffer = Arrays.copyOf(buffer, Math.max(size, Utf8Text.WINDOW) + TokenTable.SLACK);
        fill(Utf8Text.WINDOW);
        int start = afterBlanks(blanks);
        var text = new Utf8Text();
        while (next < ids.length) {
            int used = text.add(buffer, start, size, false);
            size -= used;
            System.arraycopy(buffer, used, buffer, 0, size);
            start = 0;
            fill(Utf8Text.WINDOW);
        }
        text.add(buffer, start, size, true);
        return text.toString();
    }

    /// Adds ids until there are no more, or at least `limit` bytes.
    private void fill(int limit) {
        while (next < ids.length && size < limit) {
            long end = table.copy(ids, next, buffer, size, limit);
            next = (int) (end >>> 32);
            size = (int) end;
            if (next < ids.length && size < limit) {
                addRare(table.entry(ids[next]));
            }
        }
    }

    private void addRare(Entry entry) {
        switch (entry) {
            case Entry.Text text -> {
                add(text.bytes);
                next++;
            }
            case Entry.OneByte _ -> addRun();
            case Entry.Skipped _ -> next++;
            case Entry.Missing _ -> throw strings.unknown(ids[next]);
        }
    }

    /// Adds the one-byte tokens that follow, which together are characters or not.
    private void addRun() {
        int start = size;
        for (; next < ids.length; next++) {
            Entry entry = table.entry(ids[next]);
            if (entry instanceof Entry.OneByte(byte value)) {
                ensureRoom(1);
                buffer[size++] = value;
            } else if (!(entry instanceof Entry.Skipped)) {
                break;
            }
        }
        if (!Utf8.isValid(buffer, start, size)) {
            byte[] repaired = repair.apply(Arrays.copyOfRange(buffer, start, size));
            size = start;
            add(repaired);
        }
    }

    private void add(byte[] text) {
        ensureRoom(text.length);
        System.arraycopy(text, 0, buffer, size, text.length);
        size += text.length;
    }

    private void ensureRoom(int more) {
        int needed = size + more + TokenTable.SLACK;
        if (needed > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(needed, buffer.length + buffer.length / 2));
        }
    }

    private int afterBlanks(int blanks) {
        int start = 0;
        while (start < blanks && start < size && buffer[start] == ' ') {
            start++;
        }
        return start;
    }
}
