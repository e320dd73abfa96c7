package dev.stipple.bench;

import dev.stipple.bench.Contender.Loaded;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Times encoding, counting, decoding and loading beside the peers, one text at a time, as users call them: from a
/// `String` to an `int[]`.
///
/// Modes: *cold* is a fresh tokenizer on the text, *warm* the same text again, *steady* the second half of the text by
/// a fresh tokenizer that has just encoded the first half. The compiler is warmed up on the other files. Contenders
/// take turns in every round; the table shows medians. Before anything is timed, the ids must be equal.
final class TokenizerBenchmark {
    private final BenchmarkOptions options;

    private TokenizerBenchmark(BenchmarkOptions options) {
        this.options = options;
    }

    /// Runs with the arguments that [BenchmarkOptions] describes.
    public static void main(String[] args) throws Exception {
        var options = BenchmarkOptions.parse(args);
        var benchmark = new TokenizerBenchmark(options);
        for (String encoding : options.encodings()) {
            for (Path file : options.files()) {
                benchmark.run(encoding, file);
            }
            if (options.linear()) {
                new LinearBenchmark(options).run(encoding);
            }
        }
    }

    private void run(String encoding, Path file) throws Exception {
        String text = Files.readString(file);
        List<Contender> contenders = contenders(encoding);
        compare(contenders, text);
        for (Contender contender : contenders) {
            warmUp(contender, file);
        }
        var results = new Results();
        for (int round = 0; round < options.rounds(); round++) {
            for (Contender contender : contenders) {
                round(contender, cut(contender, text), results);
            }
        }
        results.print(file.getFileName() + ", " + Path.of(encoding).getFileName());
    }

    private List<Contender> contenders(String encoding) {
        List<Contender> contenders = new ArrayList<>(List.of(new StippleContender(encoding)));
        if (!Files.exists(Path.of(encoding))) {
            contenders.add(new JtokkitContender(encoding));
        }
        if (options.huggingFace()) {
            contenders.add(new HuggingFaceContender(encoding));
        }
        return contenders;
    }

    private static void compare(List<Contender> contenders, String text) throws Exception {
        for (Contender contender : contenders) {
            String part = cut(contender, text);
            try (Loaded ours = contenders.getFirst().load();
                    Loaded theirs = contender.load()) {
                int at = Arrays.mismatch(ours.encode(part), theirs.encode(part));
                if (at >= 0) {
                    throw new IllegalStateException(contender.name() + " gives another id at index " + at);
                }
            }
        }
    }

    private void warmUp(Contender contender, Path measured) throws Exception {
        List<String> texts = new ArrayList<>();
        for (Path file : options.warmUpFor(measured)) {
            texts.add(cut(contender, Files.readString(file)));
        }
        long end = System.nanoTime() + options.warmUpSeconds() * 1_000_000_000L;
        do {
            try (Loaded loaded = contender.load()) {
                for (String text : texts) {
                    int[] ids = loaded.encode(text);
                    loaded.count(text);
                    loaded.decode(ids);
                }
            }
        } while (System.nanoTime() < end);
    }

    private void round(Contender contender, String text, Results results) throws Exception {
        Stopwatch clock = options.clock();
        String name = contender.name();
        double megabytes = megabytes(text);
        List<Loaded> fresh = new ArrayList<>();
        results.add(name, "load", "ms", 1e3 * Stopwatch.WALL.seconds(() -> fresh.add(contender.load())));
        try (Loaded loaded = fresh.getFirst()) {
            results.add(name, "cold", "MB/s", megabytes / clock.seconds(() -> loaded.encode(text)));
            results.add(name, "warm", "MB/s", megabytes / clock.seconds(() -> loaded.encode(text)));
            results.add(name, "count", "MB/s", megabytes / clock.seconds(() -> loaded.count(text)));
            int[] ids = loaded.encode(text);
            results.add(name, "decode", "MB/s", megabytes / clock.seconds(() -> loaded.decode(ids)));
            if (options.threads() > 1) {
                double one = megabytes / inParallel(1, () -> loaded.encode(text));
                double all = options.threads() * megabytes / inParallel(options.threads(), () -> loaded.encode(text));
                results.add(name, options.threads() + " threads", "× one", all / one);
            }
        }
        int half = text.offsetByCodePoints(0, text.codePointCount(0, text.length()) / 2);
        String second = text.substring(half);
        try (Loaded loaded = contender.load()) {
            loaded.encode(text.substring(0, half));
            results.add(name, "steady", "MB/s", megabytes(second) / clock.seconds(() -> loaded.encode(second)));
        }
    }

    /// The seconds on the wall until each of `threads` threads has done the task.
    private static double inParallel(int threads, Callable<?> task) throws Exception {
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Callable<Object>> tasks = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                tasks.add(task::call);
            }
            pool.invokeAll(tasks);
            return Stopwatch.WALL.seconds(() -> pool.invokeAll(tasks));
        }
    }

    private static String cut(Contender contender, String text) {
        int most = Math.min(contender.mostChars(), text.length());
        return text.substring(0, most - (Character.isHighSurrogate(text.charAt(most - 1)) ? 1 : 0));
    }

    static double megabytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length * 1e-6;
    }
}
