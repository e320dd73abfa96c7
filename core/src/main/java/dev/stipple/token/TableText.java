package dev.stipple.token;

import dev.stipple.internal.unicode.Utf8;
import dev.stipple.internal.unicode.Utf8Chars;
import dev.stipple.token.TokenTable.Entry;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/// The text of some ids while a [TokenTable] spells it. Not thread-safe; one text each.
final class TableText {
    /// Longer texts are made of windows of so many bytes, which stay near the processor.
    private static final int WINDOW = 1 << 14;

    private final TokenTable table;
    private final UnaryOperator<byte[]> repair;
    private final int[] ids;
    /// The position of the first id that is not in the buffer yet.
    private int next;

    private byte[] buffer;
    private int size;

    /// Starts with the text `head`, which stands for the ids before position `next`. Runs of one-byte tokens that are
    /// no UTF-8 become what `repair` makes of them.
    TableText(TokenTable table, UnaryOperator<byte[]> repair, byte[] head, int[] ids, int next) {
        this.table = table;
        this.repair = repair;
        this.ids = ids;
        this.next = next;
        this.buffer = head;
        this.size = head.length;
    }

    /// Returns all bytes but the first `blanks` of those at the start that are blanks.
    byte[] bytes(TokenTable.Size rest, int blanks) {
        fillAll(rest);
        return Arrays.copyOfRange(buffer, afterBlanks(blanks), size);
    }

    /// Returns the text without the first `blanks` of the blanks at its start, bytes that are no UTF-8 replaced by
    /// U+FFFD.
    String text(TokenTable.Size rest, int blanks) {
        boolean ascii = rest.ascii() && Utf8.isAscii(buffer, 0, size);
        if (!ascii && size + rest.bytes() > WINDOW) {
            return windows(rest, blanks);
        }
        fillAll(rest);
        int start = afterBlanks(blanks);
        return ascii
                ? new String(buffer, start, size - start, StandardCharsets.ISO_8859_1)
                : Utf8.decode(buffer, start, size);
    }

    private void fillAll(TokenTable.Size rest) {
        int limit = room(rest);
        buffer = Arrays.copyOf(buffer, limit + TokenTable.SLACK);
        // The last tokens may be empty.
        fill(Integer.MAX_VALUE);
    }

    private int room(TokenTable.Size rest) {
        long bytes = size + rest.bytes();
        if (bytes > Integer.MAX_VALUE - 2 * TokenTable.SLACK) {
            throw new IllegalArgumentException("the text of " + ids.length + " ids has " + bytes + " bytes");
        }
        return (int) bytes;
    }

    private String windows(TokenTable.Size rest, int blanks) {
        var chars = new Utf8Chars(room(rest));
        buffer = Arrays.copyOf(buffer, Math.max(size, WINDOW) + TokenTable.SLACK);
        fill(WINDOW);
        int start = afterBlanks(blanks);
        while (true) {
            boolean last = next == ids.length;
            int used = chars.add(buffer, start, size, last);
            if (last) {
                return new String(chars.array(), 0, chars.size());
            }
            size -= used;
            System.arraycopy(buffer, used, buffer, 0, size);
            start = 0;
            fill(WINDOW);
        }
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
            case Entry.Skipped _, Entry.Missing _ -> next++;
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
