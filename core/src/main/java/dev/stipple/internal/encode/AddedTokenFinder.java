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
/// even run into the next token. Thread-safe.
final class AddedTokenFinder {

    private final AddedToken[] tokens;
    private final ByteTrie contents = new ByteTrie();
    private final boolean[] firsts = new boolean[256];
    private final boolean hasPlain;

    /// Makes a finder of `tokens`, each of which is looked for in its `form`; tokens with an empty form are never
    /// found.
    AddedTokenFinder(List<AddedToken> tokens, Function<AddedToken, String> form) {
        this.tokens = tokens.toArray(AddedToken[]::new);
        for (int i = 0; i < this.tokens.length; i++) {
            byte[] content = form.apply(this.tokens[i]).getBytes(StandardCharsets.UTF_8);
            if (content.length > 0) {
                contents.add(content, i);
                firsts[content[0] & 0xFF] = true;
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
        for (int at = next(text, from, to); at < to; at = next(text, at, to)) {
            long match = contents.longest(text, at, to);
            if (match == ByteTrie.NONE) {
                at++;
                continue;
            }
            int end = ByteTrie.end(match);
            AddedToken token = tokens[ByteTrie.value(match)];
            boolean read = !token.special() || reads.test(token);
            if (read && (!token.singleWord() || isApart(text, from, at, end, to))) {
                int start = token.lstrip() ? Math.max(covered, blankStart(text, from, at)) : at;
                int stop = token.rstrip() ? blankEnd(text, end, to) : end;
                if (covered < start) {
                    sink.text(covered, start);
                }
                sink.token(token, start, stop);
                covered = stop;
            }
            at = end;
        }
        if (covered < to) {
            sink.text(covered, to);
        }
    }

    private int next(byte[] text, int from, int to) {
        int at = from;
        while (at < to && !firsts[text[at] & 0xFF]) {
            at++;
        }
        return at;
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
