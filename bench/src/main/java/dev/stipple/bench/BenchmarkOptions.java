package dev.stipple.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What to measure: `[--encoding NAME|FILE,…] [--rounds N] [--threads N] [--clock wall|cpu] [--warm-up SECONDS]
/// [--warm-up-file FILE] [--no-hugging-face] [--linear] FILE…`.
///
/// @param encodings names or files of the vocabularies
/// @param files the texts
/// @param warmUpFiles the texts that the compiler is warmed up on, besides the files that are not being measured
/// @param rounds how often each contender has its turn
/// @param threads how many threads encode at once for the scaling column; 1 leaves it out
/// @param clock what times are taken with
/// @param warmUpSeconds how long each contender is warmed up
/// @param huggingFace whether Hugging Face tokenizers takes part
/// @param linear whether to time hostile texts of 10 MB as well
record BenchmarkOptions(
        List<String> encodings,
        List<Path> files,
        List<Path> warmUpFiles,
        int rounds,
        int threads,
        Stopwatch clock,
        int warmUpSeconds,
        boolean huggingFace,
        boolean linear) {

    static BenchmarkOptions parse(String[] args) {
        List<String> encodings = List.of("cl100k_base", "o200k_base");
        List<Path> files = new ArrayList<>();
        List<Path> warmUpFiles = new ArrayList<>();
        int rounds = 7;
        int threads = 1;
        Stopwatch clock = Stopwatch.WALL;
        int warmUpSeconds = 10;
        boolean huggingFace = true;
        boolean linear = false;
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--encoding" -> encodings = List.of(args[++i].split(","));
                case "--rounds" -> rounds = Integer.parseInt(args[++i]);
                case "--threads" -> threads = Integer.parseInt(args[++i]);
                case "--clock" -> clock = Stopwatch.valueOf(args[++i].toUpperCase(Locale.ROOT));
                case "--warm-up" -> warmUpSeconds = Integer.parseInt(args[++i]);
                case "--warm-up-file" -> warmUpFiles.add(Path.of(args[++i]));
                case "--no-hugging-face" -> huggingFace = false;
                case "--linear" -> linear = true;
                default -> files.add(Path.of(args[i]));
            }
        }
        return new BenchmarkOptions(
                encodings, files, warmUpFiles, rounds, threads, clock, warmUpSeconds, huggingFace, linear);
    }

    /// The texts to warm up on before `measured`: never that text itself.
    List<Path> warmUpFor(Path measured) {
        List<Path> texts = new ArrayList<>(warmUpFiles);
        files.stream().filter(file -> !file.equals(measured)).forEach(texts::add);
        if (texts.isEmpty()) {
            throw new IllegalArgumentException("nothing to warm up on but " + measured + ": give --warm-up-file FILE");
        }
        return texts;
    }
}
