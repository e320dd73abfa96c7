package dev.stipple.bench;

import dev.stipple.token.Tokenizer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;

/// Times tokens with offsets, and decoding, beside encoding to ids: medians of seven rounds on a warm tokenizer.
///
/// Arguments: a text, then tokenizers by name or file.
final class TokensBenchmark {
    private static final int ROUNDS = 7;

    private TokensBenchmark() {}

    /// Prints a line for each tokenizer.
    public static void main(String[] args) throws Exception {
        String text = Files.readString(Path.of(args[0]));
        double megabytes = TokenizerBenchmark.megabytes(text);
        for (String name : Arrays.asList(args).subList(1, args.length)) {
            Tokenizer tokenizer = StippleContender.tokenizer(name);
            int[] ids = tokenizer.encode(text);
            double encode = median(() -> tokenizer.encode(text));
            double tokens = median(() -> tokenizer.tokenize(text));
            double decode = median(() -> tokenizer.decode(ids));
            System.out.printf(
                    Locale.ROOT,
                    "%s: encode %.1f MB/s, tokens with offsets %.1f MB/s, decode %.1f MB/s%n",
                    Path.of(name).getFileName(),
                    megabytes / encode,
                    megabytes / tokens,
                    megabytes / decode);
        }
    }

    private static double median(Callable<?> task) throws Exception {
        double[] seconds = new double[ROUNDS];
        Stopwatch.WALL.seconds(task);
        for (int i = 0; i < ROUNDS; i++) {
            seconds[i] = Stopwatch.WALL.seconds(task);
        }
        Arrays.sort(seconds);
        return seconds[ROUNDS / 2];
    }
}
