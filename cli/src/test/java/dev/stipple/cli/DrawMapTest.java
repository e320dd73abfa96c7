package dev.stipple.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DrawMapTest {
    private static final Path VECTORS = Path.of("../core/src/test/resources/dev/stipple/word/small.vec");

    @TempDir
    private Path folder;

    private Run map(String output, String... more) {
        String[] args = new String[4 + more.length];
        System.arraycopy(new String[] {"map", VECTORS.toString(), "--output", path(output)}, 0, args, 0, 4);
        System.arraycopy(more, 0, args, 4, more.length);
        return Run.of(args);
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    @ParameterizedTest
    @CsvSource({"map.html, <!doctype html>", "map.svg, <svg", "map.png, PNG"})
    void theEndingTellsTheFormat(String name, String beginning) throws IOException {
        Run run = map(name, "--words", "30");

        assertThat(run.err()).endsWith("wrote " + path(name) + ": 30 words\n");
        assertThat(run.code()).isZero();
        assertThat(new String(Files.readAllBytes(folder.resolve(name)), 0, 16, StandardCharsets.ISO_8859_1))
                .contains(beginning);
    }

    @Test
    void chosenWordsAreDrawnOnceEach() throws IOException {
        Path list = Files.writeString(folder.resolve("list.txt"), "queen\nking\n\nno-such-word\n");

        Run run = map("map.svg", "--word", "king", "--words-from", list.toString(), "--method", "pca");

        assertThat(run.err()).contains("words without a vector, left out: 1").contains(": 2 words");
        assertThat(Files.readString(folder.resolve("map.svg"))).contains(">king</text>", ">queen</text>");
    }

    @Test
    void anUnknownWordIsTold() {
        Run run = map("map.svg", "--word", "kinng");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("kinng").hasLineCount(1);
        assertThat(folder.resolve("map.svg")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    map.gif  |                   | the ending of
                    map.svg  | --words 0         | --words 0 is not positive
                    map.svg  | --width 10        | width 10 is not from 64 to 16384 pixels
                    map.svg  | --perplexity 0    | perplexity 0.0 is not from 1 to 10000
                    map.svg  | --method umap     | umap
                    map.html | --width 500       | --width and --height mean nothing to a page
                    map.svg  | --method pca --perplexity 5 | --perplexity means nothing to pca
                    """)
    void wrongUseIsExitCode2(String output, String options, String message) {
        Run run = map(output, options == null ? new String[0] : options.split(" "));

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains(message).hasLineCount(1);
        assertThat(folder).isEmptyDirectory();
    }
}
