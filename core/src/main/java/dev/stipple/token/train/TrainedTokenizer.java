package dev.stipple.token.train;

import dev.stipple.internal.Lazy;
import dev.stipple.internal.format.AtomicFile;
import dev.stipple.internal.load.TokenizerJsonWriter;
import dev.stipple.token.Tokenizer;
import dev.stipple.token.model.TokenEscapes;
import dev.stipple.token.model.Vocabulary;
import dev.stipple.token.pipeline.Pipeline;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/// What a trainer gives: a tokenizer, and how each token earned its place.
///
/// Immutable and thread-safe.
public final class TrainedTokenizer {
    private final Pipeline pipeline;
    /// Made when it is first asked for: its tables cost more than saving does.
    private final Lazy<Tokenizer> tokenizer;

    private final double[] scores;

    TrainedTokenizer(Pipeline pipeline, double[] scores) {
        this.pipeline = pipeline;
        this.tokenizer = new Lazy<>(() -> Tokenizer.of(pipeline));
        this.scores = scores;
    }

    /// Returns the tokenizer, ready for use.
    public Tokenizer tokenizer() {
        return tokenizer.get();
    }

    /// Returns the number of tokens, special ones included.
    public int vocabularySize() {
        return scores.length;
    }

    /// Returns why token `id` is in the vocabulary: for a Unigram model the natural logarithm of its probability,
    /// for the others how often it occurred in the corpus when it was added; 0 for special tokens and for letters
    /// nobody used.
    ///
    /// @throws IllegalArgumentException if there is no such id
    public double score(int id) {
        if (id < 0 || id >= scores.length) {
            throw new IllegalArgumentException("id " + id + " of a vocabulary of " + scores.length);
        }
        return scores[id];
    }

    /// Writes the tokenizer to `file` as `tokenizer.json`, and its vocabulary for people to read beside it: the
    /// name with `.vocab` in place of `.json`. Both are written in full, or neither.
    ///
    /// A line of the vocabulary is a token, escaped as in the file of a [Vocabulary], a tab and the token's
    /// [#score], in the order of ids.
    public void save(Path file) throws IOException {
        AtomicFile.writeTogether(
                vocabularyBeside(file), this::writeVocabulary, file, out -> TokenizerJsonWriter.write(pipeline, out));
    }

    /// Returns where [#save] puts the readable vocabulary.
    public static Path vocabularyBeside(Path file) {
        String name = String.valueOf(file.getFileName());
        String stem = name.endsWith(".json") ? name.substring(0, name.length() - ".json".length()) : name;
        return file.resolveSibling(stem + ".vocab");
    }

    private void writeVocabulary(OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        Vocabulary vocabulary = pipeline.model().vocabulary();
        for (int id = 0; id < scores.length; id++) {
            writer.write(TokenEscapes.escape(vocabulary.token(id)));
            writer.write('\t');
            writer.write(number(scores[id]));
            writer.write('\n');
        }
        writer.flush();
    }

    private static String number(double score) {
        return score == Math.rint(score) ? Long.toString((long) score) : String.format(Locale.ROOT, "%.5f", score);
    }
}
