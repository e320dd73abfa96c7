package dev.stipple.picture;

import dev.stipple.Progress;
import dev.stipple.internal.format.AtomicFile;
import dev.stipple.vector.Matrix;
import dev.stipple.vector.PrincipalComponents;
import dev.stipple.word.Neighbor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Words on a plane, where words of like vectors lie near each other.
///
/// The same words and vectors give the same map, whatever the number of threads. Immutable and thread-safe.
public final class WordMap {
    /// How words are placed.
    public enum Method {
        /// By [t-SNE][Tsne]: neighbours stay neighbours.
        TSNE,
        /// By the two [principal components][PrincipalComponents] of the vectors as they are: large differences stay
        /// large.
        PCA
    }

    /// What colours mean.
    public enum Coloring {
        /// Groups of words whose vectors point the same way: at most twelve, found in the space of the vectors.
        CLUSTER,
        /// The rank of a word among the others: each colour stands for ranks up to four times those of the one before.
        FREQUENCY
    }

    /// How a map is made.
    ///
    /// @param tsne  what `TSNE` is told
    public record Config(Method method, Tsne.Config tsne, Coloring coloring) {
        public static final Config DEFAULT = new Config(Method.TSNE, Tsne.Config.DEFAULT, Coloring.CLUSTER);

        public Config withMethod(Method value) {
            return new Config(value, tsne, coloring);
        }

        public Config withTsne(Tsne.Config value) {
            return new Config(method, value, coloring);
        }

        public Config withColoring(Coloring value) {
            return new Config(method, tsne, value);
        }
    }

    /// Neighbours that the page shows.
    static final int SHOWN_NEIGHBORS = 10;

    private final String title;
    private final List<String> words;
    private final Matrix places;
    private final NeighborTable neighbors;
    private final int[] groups;
    private final Palette palette;

    private WordMap(
            String title, List<String> words, Matrix places, NeighborTable neighbors, int[] groups, Palette palette) {
        this.title = title;
        this.words = words;
        this.places = places;
        this.neighbors = neighbors;
        this.groups = groups;
        this.palette = palette;
    }

    /// Returns the map of `words`, of which row `i` of `vectors` belongs to word `i`. Words that come first, as the
    /// frequent ones do by custom, are first to get a label. Neighbours are those among these words.
    ///
    /// @throws IllegalArgumentException if there is no word, another number of vectors, or one that holds NaN or an
    ///     infinity
    public static WordMap of(String title, List<String> words, Matrix vectors, Config config, Progress progress) {
        check(words, vectors);
        boolean tsne = config.method == Method.TSNE;
        int count = tsne ? Math.max(SHOWN_NEIGHBORS, config.tsne.neighbors()) : SHOWN_NEIGHBORS;
        NeighborTable neighbors = NeighborTable.of(vectors, count, progress);
        Matrix places =
                tsne ? Tsne.layout(vectors, neighbors, config.tsne, progress) : alongPrincipalComponents(vectors);
        Palette palette = Palette.of(config.coloring);
        int[] groups = config.coloring == Coloring.CLUSTER
                ? Clusters.of(vectors, clusters(words.size(), palette.size()))
                : byRank(words.size(), palette.size());
        return new WordMap(title, List.copyOf(words), places, neighbors, groups, palette);
    }

    private static void check(List<String> words, Matrix vectors) {
        if (words.size() != vectors.rows()) {
            throw new IllegalArgumentException(words.size() + " words and " + vectors.rows() + " vectors");
        }
        if (words.isEmpty()) {
            throw new IllegalArgumentException("no words to draw");
        }
        for (int row = 0; row < vectors.rows(); row++) {
            for (float value : vectors.row(row)) {
                if (!Float.isFinite(value)) {
                    throw new IllegalArgumentException("the vector of \"" + words.get(row) + "\" holds " + value);
                }
            }
        }
    }

    private static Matrix alongPrincipalComponents(Matrix vectors) {
        Matrix projected =
                PrincipalComponents.of(vectors, Math.min(2, vectors.columns())).project(vectors);
        Matrix places = Matrix.zeros(vectors.rows(), 2);
        for (int row = 0; row < vectors.rows(); row++) {
            places.setRow(row, Arrays.copyOf(projected.row(row), 2), 0);
        }
        return places;
    }

    /// Few words are few groups: some five in each.
    private static int clusters(int words, int colors) {
        return Math.clamp(words / 5, 1, colors);
    }

    private static int[] byRank(int words, int colors) {
        return IntStream.range(0, words)
                .map(row -> Math.min(colors - 1, (Integer.SIZE - Integer.numberOfLeadingZeros(row / 10 + 1) - 1) / 2))
                .toArray();
    }

    /// Returns what the map is called.
    public String title() {
        return title;
    }

    /// Returns the words.
    public List<String> words() {
        return words;
    }

    /// Returns the place of each word: a matrix of two columns. A copy.
    public Matrix places() {
        return Matrix.copyOf(places);
    }

    float x(int word) {
        return places.get(word, 0);
    }

    float y(int word) {
        return places.get(word, 1);
    }

    /// Returns the number of the colour of a word.
    public int group(int word) {
        return groups[word];
    }

    /// Returns the words on this map that are nearest to one of them by the cosine of their vectors, nearest first: at
    /// most ten.
    public List<Neighbor> neighbors(int word) {
        return IntStream.range(0, Math.min(SHOWN_NEIGHBORS, neighbors.count))
                .map(i -> word * neighbors.count + i)
                .mapToObj(at -> new Neighbor(words.get(neighbors.rows[at]), neighbors.similarities[at]))
                .toList();
    }

    NeighborTable neighborTable() {
        return neighbors;
    }

    Palette palette() {
        return palette;
    }

    /// Writes the map to `file`, whole or not at all. A page, which fills its window, needs no size.
    ///
    /// @throws IOException if the file cannot be written
    public void save(Path file, PictureFormat format, PictureSize size) throws IOException {
        AtomicFile.write(file, out -> {
            switch (format) {
                case HTML -> out.write(new MapPage(this).html().getBytes(StandardCharsets.UTF_8));
                case SVG, PNG -> Pictures.write(new MapPicture(this), format, size, out);
            }
        });
    }
}
