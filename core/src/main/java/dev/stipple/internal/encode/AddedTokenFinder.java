package dev.stipple.internal.encode;

import dev.stipple.internal.unicode.RustUnicode;
import dev.stipple.internal.unicode.Unicode;
import dev.stipple.internal.unicode.Utf8;
import dev.stipple.token.pipeline.AddedToken;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/// Finds added tokens in text as Hugging Face tokenizers does.
///
/// Matches are leftmost, then longest, and do not overlap. A match that its token's flags or the caller refuse is
/// text, but the search goes on behind it. White space that a token takes at its sides is added afterwards, and may
/// even run into the next token. A token whose form is empty, as normalizing may leave one, is found between all
/// characters: it is no token there, but cuts the text, and takes white space at its sides. Thread-safe.
final class AddedTokenFinder {

    private final AddedToken[] tokens;
    private final ByteTrie contents = new ByteTrie();
    private final boolean[] firsts = new boolean[256];
    private final boolean hasPlain;
    /// The first token whose form is empty, or −1.
    private int empty = -1;

    /// Makes a finder of `tokens`, each of which is looked for in its `form`.
    AddedTokenFinder(List<AddedToken> tokens, Function<AddedToken, String> form) {
        this.tokens = tokens.toArray(AddedToken[]::new);
        for (int i = 0; i < this.tokens.length; i++) {
            byte[] content = form.apply(this.tokens[i]).getBytes(StandardCharsets.UTF_8);
            if (content.length > 0) {
                contents.add(content, i);
                firsts[content[0] & 0xFF] = true;
            } else if (empty < 0) {
                empty = i;
            }
        }
        this.hasPlain = !Arrays.stream(this.tokens).allMatch(AddedToken::special);
    }

    boolean isEmpty() {
        return tokens.length == 0;
    }

    /// Tells whether there are tokens that are found even when all special tokens are refused.
    boolean hasPlain() {
        return hasPlain;
    }

    /// Cuts bytes `[from, to)` of `text` at the tokens in it; special tokens only count where `reads` accepts them.
    void find(byte[] text, int from, int to, Predicate<AddedToken> reads, AddedTokenSink sink) {
        int covered = from;
        int last = -1;
        for (int at = next(text, from, to); at < to || (empty >= 0 && at == to); at = next(text, at, to)) {
            long match = at == to ? ByteTrie.NONE : contents.longest(text, at, to);
            // Right behind a match there is no empty one.
            boolean isEmpty = match == ByteTrie.NONE && empty >= 0 && at != last;
            if (match == ByteTrie.NONE && !isEmpty) {
                at = after(text, at, to);
                continue;
            }
            int end = isEmpty ? at : ByteTrie.end(match);
            AddedToken token = tokens[isEmpty ? empty : ByteTrie.value(match)];
            boolean read = !token.special() || reads.test(token);
            if (read && (!token.singleWord() || isApart(text, from, at, end, to))) {
                int start = token.lstrip() ? Math.max(covered, blankStart(text, from, at)) : at;
                int stop = token.rstrip() ? blankEnd(text, end, to) : end;
                if (covered < start) {
                    sink.text(covered, start);
                }
                if (start < stop) {
                    sink.token(token, start, stop);
                }
                covered = stop;
            }
            last = end;
            at = isEmpty ? after(text, at, to) : end;
        }
        if (covered < to) {
            sink.text(covered, to);
        }
    }

    private int next(byte[] text, int from, int to) {
        int at = from;
        while (empty < 0 && at < to && !firsts[text[at] & 0xFF]) {
            at++;
        }
        return at;
    }

    /// Where the next search may start: matches begin where characters do.
    private static int after(byte[] text, int at, int to) {
        return at < to ? at + Utf8.length(Utf8CodePoints.codePointAt(text, at)) : at + 1;
    }

    private static boolean isApart(byte[] text, int from, int start, int end, int to) {
        boolean apart = start == from
                || !RustUnicode.isWord(Utf8CodePoints.codePointAt(text, Utf8CodePoints.startBefore(text, start)));
        return apart && (end == to || !RustUnicode.isWord(Utf8CodePoints.codePointAt(text, end)));
    }

    private static int blankStart(byte[] text, int from, int end) {
        int start = end;
        while (start > from) {
            int before = Utf8CodePoints.startBefore(text, start);
            if (!Unicode.isWhiteSpace(Utf8CodePoints.codePointAt(text, before))) {
                break;
            }
            start = before;
        }
        return start;
    }

    private static int blankEnd(byte[] text, int start, int to) {
        int end = start;
        while (end < to) {
            int codePoint = Utf8CodePoints.codePointAt(text, end);
            if (!Unicode.isWhiteSpace(codePoint)) {
                break;
            }
            end += Utf8.length(codePoint);
        }
        return end;
    }
}
