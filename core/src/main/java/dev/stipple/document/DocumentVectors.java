package dev.stipple.document;

import dev.stipple.MalformedModelException;
import dev.stipple.UnsupportedModelException;
import dev.stipple.internal.Workers;
import dev.stipple.internal.encode.Ids;
import dev.stipple.internal.train.DocumentInference;
import dev.stipple.internal.unicode.Utf8;
import dev.stipple.internal.vectorfile.DocumentFile;
import dev.stipple.internal.vectorfile.DocumentTable;
import dev.stipple.internal.vectorfile.VectorTable;
import dev.stipple.internal.vectorfile.WordList;
import dev.stipple.vector.Hit;
import dev.stipple.vector.Matrix;
import dev.stipple.vector.NearestRows;
import dev.stipple.vector.Similarity;
import dev.stipple.word.WordVectors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// Documents with their vectors, and what gives a vector to other texts: what [Doc2Vec] trains.
///
/// Immutable and thread-safe. Vectors that were [opened][#open] must be closed; afterwards every access is an
/// [IllegalStateException].
public final class DocumentVectors implements AutoCloseable {
    private final DocumentTable table;
    private final Doc2Vec.Config config;
    private final NearestRows cosines;
    private final DocumentInference.Model model;

    private DocumentVectors(DocumentTable table, Doc2Vec.Config config, DocumentInference.Model model) {
        this.table = table;
        this.config = config;
        this.model = model;
        this.cosines = NearestRows.of(table.documents(), Similarity.COSINE);
    }

    static DocumentVectors of(DocumentTable table, Doc2Vec.Config config) {
        return new DocumentVectors(
                table,
                config,
                new DocumentInference.Model(table.counts(), config.sample(), table.outputs(), table.wordVectors()));
    }

    /// Returns the vectors in `file`, which [#save] wrote. They stay in the file, mapped, and must be closed.
    ///
    /// @throws MalformedModelException if the file breaks its format
    /// @throws UnsupportedModelException if it is another kind of file
    /// @throws IOException if it cannot be read
    public static DocumentVectors open(Path file) throws IOException {
        DocumentTable table = DocumentFile.open(file);
        Doc2Vec.Config config =
                SavedSettings.read(table.settings(), table.documents().columns(), file.toString());
        if (config.model() == Doc2Vec.Model.DM && table.wordVectors().isEmpty()) {
            throw new MalformedModelException(
                    file.toString(), MalformedModelException.NO_OFFSET, "a dm model without the tensor vectors");
        }
        return of(table, config);
    }

    /// Writes the documents, and all that inference needs, to `file`, whole or not at all: as safetensors
    /// (docs/formats/document-vectors.md), whose word vectors, if it has any, [WordVectors#open] reads too.
    ///
    /// @throws IOException if the file cannot be written
    public void save(Path file) throws IOException {
        DocumentFile.write(table, file);
    }

    /// Returns these vectors with other tags, one for each document.
    ///
    /// @throws IllegalArgumentException if there are more or fewer of them, or one stands twice
    public DocumentVectors withTags(List<String> tags) {
        if (tags.size() != size()) {
            throw new IllegalArgumentException(tags.size() + " tags for " + size() + " documents");
        }
        return new DocumentVectors(table.withTags(WordList.of(tags)), config, model);
    }

    /// Returns the tags of the documents, in the order of their rows.
    public List<String> tags() {
        return table.tags();
    }

    /// Returns the vectors, a row for each document.
    public Matrix matrix() {
        return table.documents();
    }

    /// Returns the number of documents.
    public int size() {
        return table.documents().rows();
    }

    /// Returns the length of each vector.
    public int dimension() {
        return table.documents().columns();
    }

    /// Returns the vectors of words in the same space, where the training made any: all but that of PV-DBOW alone.
    public Optional<WordVectors> words() {
        return table.wordVectors()
                .map(vectors -> WordVectors.of(
                        new VectorTable(table.words(), vectors, Optional.of(table.counts()), Optional.empty())));
    }

    /// Returns the vector of the document with this tag.
    public Optional<float[]> vector(String tag) {
        int row = table.tags().find(tag);
        return row < 0 ? Optional.empty() : Optional.of(table.documents().row(row));
    }

    /// Returns the `count` documents nearest to the one with this tag by cosine, nearest first, without itself.
    ///
    /// @throws IllegalArgumentException if there is no such document
    public List<SimilarDocument> nearest(String tag, int count) {
        float[] vector =
                vector(tag).orElseThrow(() -> new IllegalArgumentException("unknown document \"" + tag + "\""));
        return cosines.search(vector, count + 1).stream()
                .map(this::similar)
                .filter(found -> !found.document().equals(tag))
                .limit(count)
                .toList();
    }

    /// Returns the `count` documents nearest to `vector` by cosine, nearest first.
    public List<SimilarDocument> nearest(float[] vector, int count) {
        return nearest(List.of(vector), count).getFirst();
    }

    /// Returns, for each vector, the `count` documents nearest to it by cosine. Many at once cost much less each.
    public List<List<SimilarDocument>> nearest(List<float[]> vectors, int count) {
        return cosines.search(vectors, count).stream()
                .map(hits -> hits.stream().map(this::similar).toList())
                .toList();
    }

    private SimilarDocument similar(Hit hit) {
        return new SimilarDocument(table.tags().get(hit.row()), hit.similarity());
    }

    /// Returns how unseen texts are learnt if nothing else is said: as long, as fast and with the seed that the
    /// training had.
    public Inference inference() {
        return new Inference(config.epochs(), config.learningRate(), config.minLearningRate(), config.seed());
    }

    /// Returns a vector for a text, by [#inference()]; zeros when none of its words is known.
    ///
    /// The same text gets the same vector, whatever was inferred before.
    public float[] infer(String text) {
        return infer(text, inference());
    }

    /// Returns a vector for a text; zeros when none of its words is known.
    public float[] infer(String text, Inference inference) {
        return new Reader(inference).infer(text);
    }

    /// Returns vectors for texts, by [#inference()], on all cores.
    public List<float[]> inferAll(List<String> texts) {
        return inferAll(texts, inference());
    }

    /// Returns vectors for texts, on all cores: for each the same as [#infer(String, Inference)] does.
    public List<float[]> inferAll(List<String> texts, Inference inference) {
        float[][] vectors = new float[texts.size()][];
        AtomicInteger next = new AtomicInteger();
        int threads = Math.clamp(texts.size(), 1, Runtime.getRuntime().availableProcessors());
        try {
            Workers.run(threads, _ -> {
                Reader reader = new Reader(inference);
                for (int i = next.getAndIncrement();
                        i < vectors.length && !Thread.currentThread().isInterrupted();
                        i = next.getAndIncrement()) {
                    vectors[i] = reader.infer(texts.get(i));
                }
                return vectors;
            });
        } catch (IOException e) {
            // Nothing is read.
            throw new UncheckedIOException(e);
        }
        return List.of(vectors);
    }

    /// Reads texts for one thread.
    private final class Reader {
        private final DocumentInference engine;
        private final Ids ids = new Ids(1 << 10);

        Reader(Inference inference) {
            this.engine = new DocumentInference(
                    model,
                    config.withEpochs(inference.epochs())
                            .withMinLearningRate(0)
                            .withLearningRate(inference.learningRate())
                            .withMinLearningRate(inference.minLearningRate())
                            .withSeed(inference.seed())
                            .settings());
        }

        float[] infer(String text) {
            byte[] utf8 = Utf8.encode(text);
            ids.size = 0;
            config.splitter().split(utf8, (start, end) -> {
                int row = table.words().find(utf8, start, end);
                if (row >= 0) {
                    ids.add(row);
                }
            });
            return engine.infer(ids.array, ids.size);
        }
    }

    /// Does nothing to vectors that were trained; lets go of the file of those that were opened.
    @Override
    public void close() {
        table.close();
    }
}
