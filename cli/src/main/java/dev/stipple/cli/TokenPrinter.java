package dev.stipple.cli;

import dev.stipple.token.Specials;
import dev.stipple.token.Tokenizer;
import dev.stipple.token.pipeline.Tokens;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// Prints the tokens of texts, a line for each text.
final class TokenPrinter {
    private final Tokenizer tokenizer;
    private final Specials specials;
    private final Output out;

    TokenPrinter(Tokenizer tokenizer, Specials specials, Output out) {
        this.tokenizer = tokenizer;
        this.specials = specials;
        this.out = out;
    }

    void print(byte[] utf8, TokenFormat format) throws IOException {
        switch (format) {
            case IDS -> printIds(utf8);
            case U32 -> printInt32(utf8);
            case TOKENS -> printTokens(tokens(utf8));
            case OFFSETS -> printOffsets(tokens(utf8));
        }
    }

    /// Prints everything that is known about the tokens as one JSON object.
    void json(byte[] utf8) throws IOException {
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
        return tokenizer.tokenize(new String(utf8, StandardCharsets.UTF_8), specials);
    }

    private void printIds(byte[] utf8) throws IOException {
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

    private void printInt32(byte[] utf8) throws IOException {
        for (int id : tokenizer.encode(utf8, specials)) {
            out.int32(id);
        }
    }

    private void printTokens(Tokens tokens) throws IOException {
        for (int i = 0; i < tokens.size(); i++) {
            out.print(i == 0 ? "" : " ").print(onOneLine(tokens.token(i)));
        }
        out.print('\n');
    }

    private void printOffsets(Tokens tokens) throws IOException {
        for (int i = 0; i < tokens.size(); i++) {
            out.print(i == 0 ? "" : " ").print(tokens.start(i)).print(':').print(tokens.end(i));
        }
        out.print('\n');
    }

    /// A token with its line ends written as `\n` and `\r`, since a line is a text.
    static String onOneLine(String token) {
        return token.replace("\n", "\\n").replace("\r", "\\r");
    }
}
