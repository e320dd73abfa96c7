package dev.stipple.token;

import dev.stipple.internal.unicode.Utf8;
import java.util.Arrays;

/// Turns ids into text one by one, as a language model emits them, and never gives half a character.
///
/// Each [#add(int)] returns the text that became certain, often all of the token's and sometimes none: bytes that
/// begin a character are held back until it is complete. [#finish()] returns what is still held back. All returned
/// texts together are what [Tokenizer#decode(int...)] gives for all ids, as long as the bytes spell characters.
/// Where they do not, byte-fallback vocabularies can differ: their decoder replaces whole runs of bytes, but a
/// stream has given out the good ones by then.
///
/// Not thread-safe; a stream belongs to one text.
public abstract sealed class DecodeStream {
    private DecodeStream() {}

    /// Returns the text that `id` completes, possibly empty. An id without a token is an
    /// [IllegalArgumentException].
    public abstract String add(int id);

    /// Returns the text that was held back, with U+FFFD for bytes that complete no character, and starts a new
    /// text.
    public abstract String finish();

    static DecodeStream of(IdDecoder decoder) {
        return decoder.bytes().isPresent() ? new ByteStream(decoder.bytes().get()) : new WindowStream(decoder);
    }

    /// The stream of a byte-level vocabulary: only the start of a character is kept.
    private static final class ByteStream extends DecodeStream {
        private final TableDecoder tokens;
        private byte[] pending = new byte[64];
        private int size;

        ByteStream(TableDecoder tokens) {
            this.tokens = tokens;
        }

        @Override
        public String add(int id) {
            byte[] token = tokens.bytes(id);
            if (size + token.length > pending.length) {
                pending = Arrays.copyOf(pending, size + token.length);
            }
            System.arraycopy(token, 0, pending, size, token.length);
            size += token.length;
            return take(Utf8.completeEnd(pending, 0, size));
        }

        @Override
        public String finish() {
            return take(size);
        }

        /// Returns the text of the bytes before `end` and keeps the others.
        private String take(int end) {
            String text = Utf8.decode(pending, 0, end);
            size -= end;
            System.arraycopy(pending, end, pending, 0, size);
            return text;
        }
    }

    /// The stream of any other decoder, some of which look at neighbours or treat the first token differently.
    ///
    /// It keeps the ids of the last two texts that it gave out. What is new is the difference between the text of
    /// the old ones and the text of all; it is held back while it ends in U+FFFD, which may be half a character.
    private static final class WindowStream extends DecodeStream {
        /// No character has that many bytes: what looks open for so long is U+FFFD itself.
        private static final int LONGEST_WAIT = 16;

        private final IdDecoder decoder;
        private int[] ids = new int[16];
        private int size;
        /// The number of ids whose text has been given out.
        private int given;

        WindowStream(IdDecoder decoder) {
            this.decoder = decoder;
        }

        @Override
        public String add(int id) {
            if (size == ids.length) {
                ids = Arrays.copyOf(ids, 2 * size);
            }
            ids[size++] = id;
            String before = decoder.text(Arrays.copyOf(ids, given));
            String all = decoder.text(Arrays.copyOf(ids, size));
            boolean open = all.endsWith("\uFFFD") && size - given < LONGEST_WAIT;
            if (open || all.length() <= before.length()) {
                return "";
            }
            drop(given);
            given = size;
            return all.substring(before.length());
        }

        /// Forgets the ids before the last text that was given out.
        private void drop(int count) {
            System.arraycopy(ids, count, ids, 0, size - count);
            size -= count;
        }

        @Override
        public String finish() {
            String before = decoder.text(Arrays.copyOf(ids, given));
            String all = decoder.text(Arrays.copyOf(ids, size));
            size = 0;
            given = 0;
            return all.substring(Math.min(before.length(), all.length()));
        }
    }
}
