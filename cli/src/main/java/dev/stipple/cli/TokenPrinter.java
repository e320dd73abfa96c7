package dev.stipple.cli;

import dev.stipple.internal.unicode.Utf8;
import dev.stipple.token.Specials;
import dev.stipple.token.Tokenizer;
import dev.stipple.token.model.TokenEscapes;
import dev.stipple.token.pipeline.Tokens;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// Prints the tokens of texts, a line for each text. Thread-safe.
final class TokenPrinter {
    private final Tokenizer tokenizer;
    private final Specials specials;

    TokenPrinter(Tokenizer tokenizer, Specials specials) {
        this.tokenizer = tokenizer;
        this.specials = specials;
    }

    void print(byte[] utf8, TokenFormat format, Output out) throws IOException {
        switch (format) {
            case IDS -> printIds(utf8, out);
            case U32 -> printInt32(utf8, out);
            case TOKENS -> printTokens(tokens(utf8), out);
            case OFFSETS -> printOffsets(tokens(utf8), out);
        }
    }

    /// Prints everything that is known about the tokens as one JSON object.
    void json(byte[] utf8, Output out) throws IOException {
        Tokens tokens = tokens(utf8);
        try (var json = Json.line(out)) {
            json.writeStartObject();
            json.writeFieldName("ids");
            json.writeArray(tokens.ids(), 0, tokens.size());
            json.writeArrayFieldStart("tokens");
            for (int i = 0; i < tokens.size(); i++) {
                json.writeString(tokens.token(i));
            }
            json.writeEndArray();
            json.writeArrayFieldStart("offsets");
            for (int i = 0; i < tokens.size(); i++) {
                json.writeArray(new int[] {tokens.start(i), tokens.end(i)}, 0, 2);
            }
            json.writeEndArray();
            json.writeFieldName("special_tokens_mask");
            json.writeArray(tokens.specialTokensMask(), 0, tokens.size());
            json.writeEndObject();
        }
        out.print('\n');
    }

    private Tokens tokens(byte[] utf8) {
        return tokenizer.tokenize(new String(Utf8.repair(utf8), StandardCharsets.UTF_8), specials);
    }

    private void printIds(byte[] utf8, Output out) throws IOException {
        boolean first = true;
        for (int id : tokenizer.encode(utf8, specials)) {
            if (!first) {
                out.print(' ');
            }
            first = false;
            out.print(id);
        }
        out.print('\n');
    }

    private void printInt32(byte[] utf8, Output out) throws IOException {
        for (int id : tokenizer.encode(utf8, specials)) {
            out.int32(id);
        }
    }

    private static void printTokens(Tokens tokens, Output out) throws IOException {
        for (int i = 0; i < tokens.size(); i++) {
            // A blank stands between tokens, so one inside of a token has to look different.
            out.print(i == 0 ? "" : " ").print(onOneLine(tokens.token(i)).replace(" ", "\\u{0020}"));
        }
        out.print('\n');
    }

    private static void printOffsets(Tokens tokens, Output out) throws IOException {
        for (int i = 0; i < tokens.size(); i++) {
            out.print(i == 0 ? "" : " ").print(tokens.start(i)).print(':').print(tokens.end(i));
        }
        out.print('\n');
    }

    /// A token with its line ends and other invisible characters as escapes, since a line is a text.
    static String onOneLine(String token) {
        return TokenEscapes.escape(token);
    }
}
