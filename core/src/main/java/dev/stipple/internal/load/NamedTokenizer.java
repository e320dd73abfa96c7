package dev.stipple.internal.load;

import dev.stipple.token.model.NamedVocabularies;
import dev.stipple.token.pipeline.Pipeline;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Tokenizers that are known by name: OpenAI's encodings, the models that use them, and BERT's.
public final class NamedTokenizer {
    private static final String BERT = "bert-base-uncased";
    private static final String ARTIFACT = "dev.stipple:stipple-vocabularies";
    private static final int SUGGESTIONS = 3;

    private NamedTokenizer() {}

    /// Returns the names of the tokenizers; those of models, which are more, are not among them.
    public static List<String> names() {
        return Stream.concat(OpenAiEncoding.all().stream().map(OpenAiEncoding::name), Stream.of(BERT))
                .sorted()
                .toList();
    }

    /// Returns the tokenizer that is called `name` or that the model `name` uses.
    ///
    /// @throws IllegalArgumentException if there is none; the message offers similar names
    /// @throws IllegalStateException if its vocabulary is not on the class path
    /// @throws UncheckedIOException if its vocabulary is there but cannot be read
    public static Pipeline read(String name) {
        try {
            if (name.equals(BERT)) {
                return readBert();
            }
            OpenAiEncoding encoding = OpenAiEncoding.named(name)
                    .or(() -> OpenAiModels.encoding(name).flatMap(OpenAiEncoding::named))
                    .orElseThrow(() -> new IllegalArgumentException(unknown(name)));
            return TiktokenFile.read(encoding.file(), vocabulary(name, encoding.file()), encoding);
        } catch (IOException e) {
            throw new UncheckedIOException("the vocabulary of " + name + " cannot be read", e);
        }
    }

    private static Pipeline readBert() throws IOException {
        String file = BERT + ".json";
        Pipeline pipeline = TokenizerJson.read(file, vocabulary(BERT, file));
        // The file belongs to a sentence encoder of 128 tokens, which BERT's own limit is not.
        return new Pipeline(
                pipeline.addedTokens(),
                pipeline.normalizer(),
                pipeline.preTokenizer(),
                pipeline.model(),
                pipeline.postProcessor(),
                pipeline.decoder(),
                Optional.empty(),
                Optional.empty());
    }

    private static byte[] vocabulary(String name, String file) throws IOException {
        for (NamedVocabularies vocabularies : ServiceLoader.load(NamedVocabularies.class)) {
            Optional<InputStream> found = vocabularies.open(file);
            if (found.isPresent()) {
                try (InputStream in = found.get()) {
                    return in.readAllBytes();
                }
            }
        }
        throw new IllegalStateException("the vocabulary of " + name + " (" + file + ") is not on the class path: add "
                + ARTIFACT + ", or load the tokenizer from a file");
    }

    private static String unknown(String name) {
        String similar = Stream.concat(names().stream(), OpenAiModels.names())
                .distinct()
                .sorted(Comparator.comparingInt((String known) -> distance(name, known))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(SUGGESTIONS)
                .collect(Collectors.joining(", "));
        return "no tokenizer is called '" + name + "'; similar names: " + similar
                + "; beside those of OpenAI's models there are " + String.join(", ", names());
    }

    /// Returns the number of chars to insert, remove or replace between `a` and `b`, at most 64 of each.
    private static int distance(String a, String b) {
        int width = Math.min(b.length(), 64);
        int[] row = new int[width + 1];
        for (int j = 0; j <= width; j++) {
            row[j] = j;
        }
        for (int i = 0; i < Math.min(a.length(), 64); i++) {
            int diagonal = row[0];
            row[0] = i + 1;
            for (int j = 0; j < width; j++) {
                int replaced = diagonal + (a.charAt(i) == b.charAt(j) ? 0 : 1);
                diagonal = row[j + 1];
                row[j + 1] = Math.min(replaced, 1 + Math.min(row[j], row[j + 1]));
            }
        }
        return row[width];
    }
}
