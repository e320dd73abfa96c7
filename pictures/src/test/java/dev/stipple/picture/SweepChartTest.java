package dev.stipple.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.stipple.word.Evaluation;
import dev.stipple.word.train.DimensionSweep;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class SweepChartTest {
    private static final int[] DIMENSIONS = {1, 10, 50, 100, 300, 1000};

    @TempDir
    private Path folder;

    private static DimensionSweep.Result result(int dimension, Map<String, Double> spearman) {
        SequencedMap<String, Evaluation.Correlation> similarity = new LinkedHashMap<>();
        spearman.forEach((set, value) -> similarity.put(set, new Evaluation.Correlation(value, value, 9, 9)));
        return new DimensionSweep.Result(
                dimension,
                1000,
                1_000_000,
                Duration.ofMillis(500L + 20L * dimension),
                8000L * dimension,
                50_000_000 + 8000L * dimension,
                4000L * dimension + 8000,
                similarity,
                Optional.empty());
    }

    private static List<DimensionSweep.Result> results(String... sets) {
        return IntStream.of(DIMENSIONS)
                .mapToObj(dimension -> {
                    Map<String, Double> spearman = new LinkedHashMap<>();
                    for (String set : sets) {
                        spearman.put(set, Math.log10(dimension + 1) / (4 + spearman.size()));
                    }
                    return result(dimension, spearman);
                })
                .toList();
    }

    /// A text of the picture, and the box that it fills.
    private record Written(String text, Labels.Box box) {}

    @ParameterizedTest
    @CsvSource({"1500, 520", "900, 400", "3000, 1000"})
    void noTextTouchesAnotherOrLeavesThePicture(int width, int height) throws Exception {
        SweepChart chart = SweepChart.of(
                "enwiki", results("EN-WS-353-ALL", "EN-SIMLEX-999", "EN-MEN-TR-3k", "EN-RW-STANFORD", "EN-RG-65"));

        List<Written> texts = texts(chart, width, height);

        Labels.Box picture = new Labels.Box(0, 0, width, height);
        for (Written one : texts) {
            assertThat(one.box.left() >= picture.left() && one.box.right() <= picture.right())
                    .as("%s inside", one)
                    .isTrue();
            assertThat(one.box.top() >= picture.top() && one.box.bottom() <= picture.bottom())
                    .as("%s inside", one)
                    .isTrue();
            assertThat(texts.stream().filter(other -> other.box.overlaps(one.box)))
                    .as("texts at the place of %s", one)
                    .containsExactly(one);
        }
        assertThat(texts)
                .extracting(Written::text)
                .contains("enwiki", "Quality, %", "Training, seconds", "Memory, megabytes", "EN-SIMLEX-999", "1000");
    }

    @Test
    void aPointStandsForEachValueAndNoneForWhatIsUnknown() throws Exception {
        List<DimensionSweep.Result> results = new ArrayList<>(results("SET"));
        results.set(2, result(DIMENSIONS[2], Map.of("SET", Double.NaN)));

        Element svg = svg(SweepChart.of("one unknown", results), 1500, 520);

        // One line of quality, one of time, three of memory; and the samples of the legend of memory.
        assertThat(svg.getElementsByTagName("circle").getLength()).isEqualTo(5 * 6 - 1 + 3);
    }

    @Test
    void withoutQuestionsThereIsNoQuality() throws Exception {
        assertThat(texts(SweepChart.of("costs", results()), 1000, 500))
                .extracting(Written::text)
                .doesNotContain("Quality, %")
                .contains("Training, seconds");
    }

    @Test
    void longNamesAreCut() throws Exception {
        List<Written> texts = texts(SweepChart.of("long ".repeat(90), results("set ".repeat(50), "other")), 1000, 500);

        assertThat(texts).allMatch(one -> one.box.right() <= 1000);
        assertThat(texts.stream().filter(one -> one.text.endsWith("…"))).hasSize(2);
    }

    @Test
    void oneDimensionIsAChart() throws Exception {
        assertThat(texts(SweepChart.of("one", List.of(result(7, Map.of("SET", 0.5)))), 1000, 500))
                .extracting(Written::text)
                .contains("7");
    }

    @Test
    void pngHasTheAskedSize() throws IOException {
        Path file = folder.resolve("sweep.png");

        SweepChart.of("t", results("SET")).save(file, PictureFormat.PNG, new PictureSize(640, 300));

        BufferedImage image = Objects.requireNonNull(ImageIO.read(file.toFile()));
        assertThat(image.getWidth()).isEqualTo(640);
        assertThat(image.getHeight()).isEqualTo(300);
    }

    @Test
    void nothingAndPagesAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SweepChart.of("t", List.of()))
                .withMessage("no results to draw");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SweepChart.of("t", results())
                        .save(folder.resolve("a.html"), PictureFormat.HTML, new PictureSize(640, 300)));
        assertThat(folder).isEmptyDirectory();
    }

    private List<Written> texts(SweepChart chart, int width, int height) throws Exception {
        NodeList elements = svg(chart, width, height).getElementsByTagName("text");
        List<Written> texts = new ArrayList<>();
        for (int i = 0; i < elements.getLength(); i++) {
            Element element = (Element) elements.item(i);
            if (element.getAttribute("class").equals("halo")) {
                continue;
            }
            double left = number(element, "x");
            double line = number(element, "y");
            double size = number(element, "font-size");
            texts.add(new Written(
                    element.getTextContent(),
                    new Labels.Box(
                            left,
                            line - size * Typeface.CAPITAL_HEIGHT,
                            left + number(element, "textLength"),
                            line + size * Typeface.DESCENT)));
        }
        return texts;
    }

    private Element svg(SweepChart chart, int width, int height) throws Exception {
        Path file = folder.resolve("sweep.svg");
        chart.save(file, PictureFormat.SVG, new PictureSize(width, height));
        assertThat(Files.readString(file)).doesNotContain("NaN", "Infinity");
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(file.toFile())
                .getDocumentElement();
    }

    private static double number(Element element, String attribute) {
        return Double.parseDouble(element.getAttribute(attribute));
    }
}
