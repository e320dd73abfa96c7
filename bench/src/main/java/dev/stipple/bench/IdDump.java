package dev.stipple.bench;

import dev.stipple.token.Specials;
import dev.stipple.token.Tokenizer;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// Writes the ids of texts for `bench/compare`: `IdDump FOLDER TOKENIZER NAME TEXT…` makes `FOLDER/NAME/TEXT.whole`
/// (the ids) and `FOLDER/NAME/TEXT.lines` (for each line, cut at LF only, their number and the ids), all little-endian
/// 32-bit numbers. Special tokens are plain text, and a post-processor adds nothing.
final class IdDump {
    private IdDump() {}

    /// Writes two files for each text.
    public static void main(String[] args) throws IOException {
        Path folder = Files.createDirectories(Path.of(args[0], args[2]));
        Tokenizer tokenizer = StippleContender.tokenizer(args[1]);
        for (int i = 3; i < args.length; i++) {
            Path text = Path.of(args[i]);
            byte[] utf8 = Files.readAllBytes(text);
            String name = String.valueOf(text.getFileName());
            try (OutputStream out = open(folder.resolve(name + ".whole"))) {
                write(out, tokenizer.encode(utf8, Specials.AS_TEXT));
            }
            try (OutputStream out = open(folder.resolve(name + ".lines"))) {
                writeLines(out, tokenizer, utf8);
            }
        }
    }

    private static OutputStream open(Path file) throws IOException {
        return new BufferedOutputStream(Files.newOutputStream(file), 1 << 20);
    }

    private static void writeLines(OutputStream out, Tokenizer tokenizer, byte[] utf8) throws IOException {
        int start = 0;
        for (int at = 0; at <= utf8.length; at++) {
            if (at == utf8.length || utf8[at] == '\n') {
                int[] ids = tokenizer.encode(Arrays.copyOfRange(utf8, start, at), Specials.AS_TEXT);
                write(out, new int[] {ids.length});
                write(out, ids);
                start = at + 1;
            }
        }
    }

    private static void write(OutputStream out, int[] ids) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(4 * ids.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asIntBuffer().put(ids);
        out.write(bytes.array());
    }
}
