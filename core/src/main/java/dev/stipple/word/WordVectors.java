package dev.stipple.word;

import dev.stipple.MalformedModelException;
import dev.stipple.UnsupportedModelException;
import dev.stipple.internal.vectorfile.VectorFile;
import dev.stipple.internal.vectorfile.VectorTable;
import dev.stipple.internal.vectorfile.WordList;
import dev.stipple.vector.Hit;
import dev.stipple.vector.Matrix;
import dev.stipple.vector.NearestRows;
import dev.stipple.vector.PrincipalComponents;
import dev.stipple.vector.Rotation;
import dev.stipple.vector.Similarity;
import dev.stipple.vector.Vectors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// Words and their vectors.
///
/// A word is text; where a file holds words that are no valid UTF-8, each such byte is the lone surrogate U+DC00 +
/// byte, and becomes the byte again when the vectors are saved.
///
/// Immutable and thread-safe. Vectors that were [opened][#open] must be closed, and with them what shares their file,
/// such as their [most frequent][#mostFrequent]; afterwards every access is an
/// [IllegalStateException].
public final class WordVectors implements AutoCloseable {
    private final VectorTable table;
    private final OutOfVocabulary policy;
    private final NearestRows cosines;

    /// What is closed with these: the table itself, or the one of which it is a part.
    private final VectorTable opened;

    private WordVectors(VectorTable table, OutOfVocabulary policy, VectorTable opened) {
        this.table = table;
        this.opened = opened;
        this.policy = policy;
        this.cosines = NearestRows.of(table.vectors(), Similarity.COSINE);
    }

    /// Returns `words` with `vectors`, whose row `i` is that of word `i`. The matrix is not copied.
    ///
    /// @throws IllegalArgumentException if there are more of the ones than of the others, or a word stands twice
    public static WordVectors of(List<String> words, Matrix vectors) {
        return of(VectorTable.of(WordList.of(words), vectors));
    }

    /// Returns the vectors in `table`, a type that is internal to Stipple.
    public static WordVectors of(VectorTable table) {
        return of(table, table);
    }

    private static WordVectors of(VectorTable table, VectorTable opened) {
        OutOfVocabulary policy = table.subwords().isPresent() ? OutOfVocabulary.SUBWORDS : OutOfVocabulary.REJECT;
        return new WordVectors(table, policy, opened);
    }

    /// Returns the vectors in `file`, all of it on the heap. The format is told by the content.
    ///
    /// @throws MalformedModelException if the file breaks its format
    /// @throws UnsupportedModelException if the file has no format that is understood
    /// @throws IOException if the file cannot be read
    public static WordVectors load(Path file) throws IOException {
        return of(VectorFile.load(file));
    }

    /// Returns the vectors in `file`, which stay in the file where its format allows: word2vec's binary format, numpy
    /// and safetensors open at once, however large they are. Other formats are loaded.
    ///
    /// @throws MalformedModelException if the file breaks its format
    /// @throws UnsupportedModelException if the file has no format that is understood
    /// @throws IOException if the file cannot be read
    public static WordVectors open(Path file) throws IOException {
        return of(VectorFile.open(file));
    }

    /// Returns the `count` [most frequent][#mostFrequent] words in `file` with their vectors, which stay in the file as
    /// those that are [opened][#open]. Of a text, and of word2vec's binary format, no more is read or checked than
    /// these first rows.
    ///
    /// @throws IllegalArgumentException if `count` is not positive
    /// @throws MalformedModelException if the file breaks its format
    /// @throws UnsupportedModelException if the file has no format that is understood
    /// @throws IOException if the file cannot be read
    public static WordVectors openMostFrequent(Path file, int count) throws IOException {
        Transforms.checkCount(count);
        VectorTable opened = VectorFile.open(file, count);
        return of(Transforms.mostFrequent(opened, count), opened);
    }

    /// Writes the vectors to `file`, whole or not at all.
    ///
    /// @throws IllegalArgumentException if the format cannot hold one of the words
    /// @throws IOException if the file cannot be written
    public void save(Path file, VectorFormat format) throws IOException {
        format.write(table, file);
    }

    /// Returns these vectors with another way to treat words that have none.
    public WordVectors withOutOfVocabulary(OutOfVocabulary policy) {
        return new WordVectors(table, policy, opened);
    }

    /// Returns the words, in the order of their rows.
    public List<String> words() {
        return table.words();
    }

    /// Returns the vectors, a row for each word.
    public Matrix matrix() {
        return table.vectors();
    }

    /// Returns the number of words.
    public int size() {
        return table.words().size();
    }

    /// Returns the length of each vector.
    public int dimension() {
        return table.vectors().columns();
    }

    /// Returns whether a word has a vector of its own.
    public boolean contains(String word) {
        return table.words().find(word) >= 0;
    }

    /// Returns how often a word occurred in the training corpus, where the file says so.
    public OptionalLong count(String word) {
        int row = table.words().find(word);
        return row < 0 || table.counts().isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(table.counts().get()[row]);
    }

    /// Returns the vector of a word: its own, or the one that its n-grams give when the
    /// [policy][OutOfVocabulary#SUBWORDS] says so.
    public Optional<float[]> vector(String word) {
        int row = table.words().find(word);
        if (row >= 0) {
            return Optional.of(table.vectors().row(row));
        }
        return policy == OutOfVocabulary.SUBWORDS
                ? table.subwords().map(subwords -> subwords.vector(word))
                : Optional.empty();
    }

    /// Returns the `count` words nearest to `word` by cosine, nearest first, without the word itself; none when it is
    /// unknown and to be skipped.
    ///
    /// @throws IllegalArgumentException if the word is unknown and to be rejected
    public List<Neighbor> nearest(String word, int count) {
        return known(word).map(vector -> nearest(vector, count, Set.of(word))).orElse(List.of());
    }

    /// Returns the `count` words nearest to `vector` by cosine, nearest first.
    public List<Neighbor> nearest(float[] vector, int count) {
        return nearest(vector, count, Set.of());
    }

    /// Returns, for each vector, the `count` words nearest to it by cosine. Many at once cost much less each.
    public List<List<Neighbor>> nearest(List<float[]> vectors, int count) {
        return cosines.search(vectors, count).stream()
                .map(hits -> neighbors(hits, count, Set.of()))
                .toList();
    }

    /// Returns the cosine of the angle between the vectors of two words; nothing when one is unknown and to be
    /// skipped.
    ///
    /// @throws IllegalArgumentException if a word is unknown and to be rejected
    public Optional<Double> similarity(String word, String other) {
        return known(word).flatMap(a -> known(other).map(b -> (double) Vectors.cosine(a, b)));
    }

    /// Returns the word that goes least with the others: the one farthest, by cosine, from the mean of the directions
    /// of all; nothing when every word is unknown and to be skipped.
    ///
    /// @throws IllegalArgumentException if a word is unknown and to be rejected
    public Optional<String> oddOneOut(Collection<String> words) {
        Map<String, float[]> units = new LinkedHashMap<>();
        for (String word : words) {
            known(word).ifPresent(vector -> units.put(word, Vectors.normalized(vector)));
        }
        float[] sum = new float[dimension()];
        units.values().forEach(unit -> Vectors.addScaled(sum, unit, 1));
        return units.entrySet().stream()
                .min(Comparator.comparingDouble(entry -> Vectors.dot(sum, entry.getValue())))
                .map(Map.Entry::getKey);
    }

    /// Returns the `count` words that are to `c` as `b` is to `a`, best first, by 3CosAdd: `analogy("man", "king",
    /// "woman", 1)` asks for the queen. The three words themselves are no answers.
    ///
    /// @throws IllegalArgumentException if a word is unknown and to be rejected
    public List<Neighbor> analogy(String a, String b, String c, int count) {
        return analogy(List.of(b, c), List.of(a), AnalogyMethod.COS_ADD, count);
    }

    /// Returns the `count` words that are like those of `positive` and unlike those of `negative`, best first. The
    /// words themselves are no answers; unknown ones that are to be skipped take no part.
    ///
    /// @throws IllegalArgumentException if a word is unknown and to be rejected
    public List<Neighbor> analogy(
            Collection<String> positive, Collection<String> negative, AnalogyMethod method, int count) {
        List<float[]> like = units(positive);
        List<float[]> unlike = units(negative);
        if (like.isEmpty() && unlike.isEmpty()) {
            return List.of();
        }
        Set<String> excluded = new HashSet<>(positive);
        excluded.addAll(negative);
        return neighbors(method.search(cosines, like, unlike, count + excluded.size()), count, excluded);
    }

    private List<float[]> units(Collection<String> words) {
        return words.stream()
                .flatMap(word -> known(word).stream())
                .map(Vectors::normalized)
                .toList();
    }

    /// Returns the `count` most frequent words with their vectors: by their counts, or in the order of the rows, which
    /// is that of frequency by custom, when there are none. Shares the vectors of these.
    public WordVectors mostFrequent(int count) {
        return of(Transforms.mostFrequent(table, count)).withOutOfVocabulary(policy);
    }

    /// The first `count` rows, whatever their counts.
    static WordVectors first(WordVectors vectors, int count) {
        VectorTable table = vectors.table;
        return of(Transforms.mostFrequent(VectorTable.of(table.words(), table.vectors()), count));
    }

    /// Returns these vectors with length 1; a zero vector stays one. Subwords are left out.
    public WordVectors normalized() {
        return of(Transforms.mapped(table, dimension(), Vectors::normalized));
    }

    /// Returns the first `dimension` coordinates of these vectors. Subwords are left out.
    ///
    /// @throws IllegalArgumentException if `dimension` is not from 1 to [#dimension]
    public WordVectors truncated(int dimension) {
        Transforms.checkDimension(dimension, dimension());
        return of(Transforms.mapped(table, dimension, vector -> Arrays.copyOf(vector, dimension)));
    }

    /// Returns these vectors along their first `dimension` [principal components][PrincipalComponents], which keep most
    /// of what tells them apart. Subwords are left out.
    ///
    /// @throws IllegalArgumentException if `dimension` is not from 1 to [#dimension]
    public WordVectors reduced(int dimension) {
        Transforms.checkDimension(dimension, dimension());
        return of(Transforms.with(
                table, PrincipalComponents.of(matrix(), dimension).project(matrix())));
    }

    /// Returns these vectors turned into the space of `target`, by the [rotation][Rotation] that brings the words that
    /// both have nearest to each other, all of them counting the same. Subwords are left out.
    ///
    /// @throws IllegalArgumentException if the dimensions differ, or there is no word in common
    public WordVectors alignedTo(WordVectors target) {
        return of(Transforms.aligned(table, target.table));
    }

    /// Returns these words and those that only `other` has, behind them. Subwords are left out.
    ///
    /// @throws IllegalArgumentException if the dimensions differ
    public WordVectors merged(WordVectors other) {
        return of(Transforms.merged(table, other.table));
    }

    private List<Neighbor> nearest(float[] vector, int count, Set<String> excluded) {
        return neighbors(cosines.search(vector, count + excluded.size()), count, excluded);
    }

    private List<Neighbor> neighbors(List<Hit> hits, int count, Set<String> excluded) {
        return hits.stream()
                .map(hit -> new Neighbor(table.words().get(hit.row()), hit.similarity()))
                .filter(neighbor -> !excluded.contains(neighbor.word()))
                .limit(count)
                .toList();
    }

    /// The vector of a word, by the policy.
    private Optional<float[]> known(String word) {
        Optional<float[]> vector = vector(word);
        if (policy == OutOfVocabulary.SKIP || contains(word)) {
            return vector;
        }
        if (vector.isEmpty() || Vectors.norm(vector.get()) == 0) {
            throw new IllegalArgumentException(unknown(word));
        }
        return vector;
    }

    private String unknown(String word) {
        return "unknown word \"" + word + "\""
                + Spelling.nearest(word, table.words())
                        .map(near -> "; did you mean \"" + near + "\"?")
                        .orElse("");
    }

    @Override
    public void close() {
        opened.close();
    }
}
