package dev.stipple.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stipple.Progress;
import dev.stipple.vector.Matrix;
import dev.stipple.word.Neighbor;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

class WordMapTest {
    private static final List<String> HOSTILE =
            List.of("</script><script>alert(1)</script>", "{{title}}", "\"&<'\\", "a\u2028b\u0000", "\uD800", "汉字");

    @TempDir
    private Path folder;

    private static WordMap map(List<String> words) {
        return WordMap.of(
                "A <map> & \"more\"",
                words,
                RandomVectors.inGroups(words.size(), 6, 3),
                WordMap.Config.DEFAULT.withTsne(Tsne.Config.DEFAULT.withIterations(30)),
                Progress.NONE);
    }

    private static Matrix rows(float[]... rows) {
        Matrix matrix = Matrix.zeros(rows.length, rows[0].length);
        for (int row = 0; row < rows.length; row++) {
            matrix.setRow(row, rows[row], 0);
        }
        return matrix;
    }

    private static List<String> numbered(int count) {
        return IntStream.range(0, count).mapToObj(i -> "word" + i).toList();
    }

    @Test
    void neighborsAreThoseOfTheVectors() {
        WordMap map = WordMap.of(
                "three",
                List.of("north", "south", "nearly north"),
                rows(new float[] {0, 1}, new float[] {0, -1}, new float[] {0.1f, 1}),
                WordMap.Config.DEFAULT.withMethod(WordMap.Method.PCA),
                Progress.NONE);

        assertThat(map.neighbors(0).stream().map(Neighbor::word)).containsExactly("nearly north", "south");
        assertThat(map.neighbors(0).getLast().similarity()).isEqualTo(-1);
    }

    @Test
    void colorsByFrequencyFollowTheRank() {
        WordMap map = WordMap.of(
                "ranks",
                numbered(200),
                RandomVectors.inGroups(200, 4, 2),
                WordMap.Config.DEFAULT.withMethod(WordMap.Method.PCA).withColoring(WordMap.Coloring.FREQUENCY),
                Progress.NONE);

        assertThat(IntStream.of(0, 29, 30, 149, 150).map(map::group)).containsExactly(0, 0, 1, 1, 2);
    }

    @Test
    void aNumberOfWordsThatIsNotThatOfVectorsIsRefused() {
        assertThatThrownBy(
                        () -> WordMap.of("", List.of("a"), Matrix.zeros(2, 2), WordMap.Config.DEFAULT, Progress.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("1 words and 2 vectors");
    }

    @Test
    void notANumberIsToldWithItsWord() {
        Matrix vectors = rows(new float[] {1, 2}, new float[] {Float.NaN, 0});

        assertThatThrownBy(
                        () -> WordMap.of("", List.of("fine", "broken"), vectors, WordMap.Config.DEFAULT, Progress.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the vector of \"broken\" holds NaN");
    }

    @Test
    void thePageHoldsHostileWordsAsTextOnly() throws IOException {
        String page = saved("map.html", HOSTILE);

        assertThat(page).contains("<title>A &lt;map&gt; &amp; &quot;more&quot;</title>");
        assertThat(page.split("</script>", -1)).as("ends of scripts").hasSize(3);
        assertThat(page).doesNotContain("alert(1)<", "\u2028", "\u0000");
        assertThat(page).contains("\\u003c/script\\u003e", "{{title}}", "\\ud800", "汉字");
    }

    @Test
    void thePageAsksTheNetworkForNothing() throws IOException {
        assertThat(saved("map.html", numbered(20)))
                .contains("default-src 'none'")
                .doesNotContain("http:", "https:", "src=", "@import", "fetch(");
    }

    @Test
    void svgIsXmlWhateverTheWords() throws Exception {
        saved("map.svg", HOSTILE);

        Document svg = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(folder.resolve("map.svg").toFile());
        assertThat(svg.getElementsByTagName("circle").getLength()).isEqualTo(HOSTILE.size());
        assertThat(svg.getElementsByTagName("title").item(0).getTextContent()).isEqualTo("A <map> & \"more\"");
    }

    @Test
    void theHaloOfALabelLiesBelowAllOfItsLetters() throws IOException {
        String svg = saved("map.svg", numbered(3));

        assertThat(svg)
                .containsPattern("<text [^>]*class=\"halo\"[^>]*>word0</text>\n<text [^>]*fill=\"#[0-9a-f]{6}\">word0<")
                .doesNotContain("paint-order");
    }

    @Test
    void pngHasTheAskedSizeAndColors() throws IOException {
        saved("map.png", numbered(40));

        BufferedImage image =
                Objects.requireNonNull(ImageIO.read(folder.resolve("map.png").toFile()));
        assertThat(image.getWidth()).isEqualTo(400);
        assertThat(image.getHeight()).isEqualTo(300);
        int[] pixels = image.getRGB(0, 0, 400, 300, null, 0, 400);
        assertThat(IntStream.of(pixels).filter(pixel -> pixel != 0xFFFFFFFF).count())
                .as("pixels that are not white")
                .isBetween(1000L, 60_000L);
    }

    @Test
    void oneWordIsAMap() throws IOException {
        assertThat(saved("map.svg", List.of("alone"))).contains(">alone</text>");
        assertThat(saved("map.html", List.of("alone"))).contains("[\"alone\"]");
    }

    private String saved(String name, List<String> words) throws IOException {
        Path file = folder.resolve(name);
        map(words).save(file, PictureFormat.of(file).orElseThrow(), new PictureSize(400, 300));
        return name.endsWith("png") ? "" : Files.readString(file);
    }
}
