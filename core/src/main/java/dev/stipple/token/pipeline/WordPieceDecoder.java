package dev.stipple.token.pipeline;

import java.util.ArrayList;
import java.util.List;

/// Puts blanks before tokens that start a word and takes the prefix from those that continue one.
///
/// @param prefix the prefix of tokens that continue a word, `##` in BERT's vocabulary
/// @param cleanup whether blanks before punctuation and English contractions go
public record WordPieceDecoder(String prefix, boolean cleanup) implements Decoder {
    /// What cleaning up replaces, and by what, in order. Each token is cleaned by itself.
    private static final String[][] CLEANUP = {
        {" .", "."},
        {" ?", "?"},
        {" !", "!"},
        {" ,", ","},
        {" ' ", "'"},
        {" n't", "n't"},
        {" 'm", "'m"},
        {" do not", " don't"},
        {" 's", "'s"},
        {" 've", "'ve"},
        {" 're", "'re"}
    };

    @Override
    public List<String> decode(List<String> tokens) {
        List<String> decoded = new ArrayList<>(tokens.size());
        for (String token : tokens) {
            String text = token;
            if (!decoded.isEmpty()) {
                text = token.startsWith(prefix) ? token.substring(prefix.length()) : " " + token;
            }
            decoded.add(cleanup ? cleanUp(text) : text);
        }
        return decoded;
    }

    static String cleanUp(String text) {
        String clean = text;
        for (String[] replacement : CLEANUP) {
            clean = clean.replace(replacement[0], replacement[1]);
        }
        return clean;
    }
}
