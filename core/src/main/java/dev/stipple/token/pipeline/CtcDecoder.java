package dev.stipple.token.pipeline;

import java.util.ArrayList;
import java.util.List;

/// Reads the output of a speech model: repeated tokens count once, padding separates, a delimiter is a blank.
///
/// @param padToken the padding
/// @param wordDelimiterToken the delimiter between words
/// @param cleanup whether delimiters become blanks and blanks before punctuation go
public record CtcDecoder(String padToken, String wordDelimiterToken, boolean cleanup) implements Decoder {
    @Override
    public List<String> decode(List<String> tokens) {
        List<String> decoded = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            if (i > 0 && tokens.get(i).equals(tokens.get(i - 1))) {
                continue;
            }
            String text = tokens.get(i).replace(padToken, "");
            if (cleanup) {
                text = WordPieceDecoder.cleanUp(text).replace(wordDelimiterToken, " ");
            }
            if (!text.isEmpty()) {
                decoded.add(text);
            }
        }
        return decoded;
    }
}
