package dev.stipple.cli;

import dev.stipple.picture.PictureFormat;
import dev.stipple.vector.Matrix;
import dev.stipple.word.WordVectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/// The options that choose the words of a map.
final class MapWords {
    private static final int MOST_ON_PAGE = 10_000;
    private static final int MOST_IN_PICTURE = 2_000;

    /// Words, and their vectors row by row.
    record Chosen(List<String> words, Matrix vectors) {}

    @Spec(Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--words",
            paramLabel = "N",
            description = "Draw the N most frequent words (default: 10000 on a page, else 2000).")
    private @Nullable Integer count;

    @Option(names = "--word", arity = "1..*", paramLabel = "WORD", description = "Draw these words.")
    private List<String> single = List.of();

    @Option(
            names = "--words-from",
            paramLabel = "FILE",
            description = "Draw the words in this file, one a line; those without vectors are left out.")
    private @Nullable Path list;

    /// Returns the words that are asked for, in order, each once.
    Chosen chosen(Path file, PictureFormat format, Messages messages) throws IOException {
        if (single.isEmpty() && list == null) {
            int most = count != null ? count : format == PictureFormat.HTML ? MOST_ON_PAGE : MOST_IN_PICTURE;
            check(most > 0, "--words " + most + " is not positive");
            try (WordVectors frequent = WordVectors.openMostFrequent(file, most)) {
                return new Chosen(frequent.words(), Matrix.copyOf(frequent.matrix()));
            }
        }
        check(count == null, "--words goes neither with --word nor with --words-from");
        try (WordVectors vectors = WordVectors.open(file)) {
            return listed(vectors, messages);
        }
    }

    private Chosen listed(WordVectors vectors, Messages messages) throws IOException {
        SequencedSet<String> known = new LinkedHashSet<>();
        for (String word : single) {
            // Tells an unknown word, and offers another.
            vectors.similarity(word, word);
            known.add(word);
        }
        if (list != null) {
            addKnown(list, vectors, known, messages);
        }
        return withVectors(vectors, List.copyOf(known));
    }

    private void check(boolean right, String otherwise) {
        if (!right) {
            throw new ParameterException(spec.commandLine(), otherwise);
        }
    }

    private static void addKnown(Path list, WordVectors vectors, SequencedSet<String> known, Messages messages)
            throws IOException {
        int missing = 0;
        for (String line : Files.readAllLines(list)) {
            String word = line.strip();
            if (vectors.vector(word).isPresent()) {
                known.add(word);
            } else if (!word.isEmpty()) {
                missing++;
            }
        }
        if (known.isEmpty()) {
            throw new IOException(list + ": holds no word that has a vector");
        }
        if (missing > 0) {
            messages.say(list + ": words without a vector, left out: " + missing);
        }
    }

    private static Chosen withVectors(WordVectors vectors, List<String> words) {
        List<float[]> rows = new ArrayList<>();
        words.stream().map(vectors::vector).flatMap(Optional::stream).forEach(rows::add);
        Matrix matrix = Matrix.zeros(rows.size(), vectors.dimension());
        for (int row = 0; row < rows.size(); row++) {
            matrix.setRow(row, rows.get(row), 0);
        }
        return new Chosen(words, matrix);
    }
}
