package dev.stipple.token.pipeline;

import java.util.List;

/// Takes a character away from the ends of each token.
///
/// @param content the code point to take away
/// @param start how often at most at the start
/// @param stop how often at most at the end
public record StripDecoder(int content, int start, int stop) implements Decoder {
    @Override
    public List<String> decode(List<String> tokens) {
        return tokens.stream().map(this::strip).toList();
    }

    private String strip(String token) {
        int from = 0;
        for (int i = 0; i < start && from < token.length() && token.codePointAt(from) == content; i++) {
            from += Character.charCount(content);
        }
        int to = token.length();
        for (int i = 0; i < stop && to > from && token.codePointBefore(to) == content; i++) {
            to -= Character.charCount(content);
        }
        return token.substring(from, to);
    }
}
