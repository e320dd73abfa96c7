package dev.stipple.cli;

import dev.stipple.word.AnalogyQuestions;
import dev.stipple.word.WordPairs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// What word vectors are measured by.
final class EvaluationOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--similarity",
            arity = "1..*",
            paramLabel = "SET",
            description = "Sets of word pairs: in each line two words and a number, between tabs.")
    private List<Path> similarity = List.of();

    @Option(
            names = "--analogies",
            paramLabel = "SET",
            description = "Questions like word2vec's questions-words.txt: four words a line, in sections that begin"
                    + " with ': NAME'.")
    private @Nullable Path analogies;

    private int restrict;

    @Option(
            names = "--restrict",
            paramLabel = "N",
            defaultValue = "30000",
            description = "Ask and answer analogies with the N first words only (default: 30000).")
    void setRestrict(int restrict) {
        if (restrict < 1) {
            throw new ParameterException(spec.commandLine(), "--restrict " + restrict + " is not positive");
        }
        this.restrict = restrict;
    }

    boolean isEmpty() {
        return similarity.isEmpty() && analogies == null;
    }

    List<WordPairs> pairs() throws IOException {
        List<WordPairs> sets = new ArrayList<>();
        for (Path set : similarity) {
            sets.add(WordPairs.load(set));
        }
        return sets;
    }

    Optional<AnalogyQuestions> questions() throws IOException {
        return analogies == null ? Optional.empty() : Optional.of(AnalogyQuestions.load(analogies));
    }

    int restrict() {
        return restrict;
    }
}
