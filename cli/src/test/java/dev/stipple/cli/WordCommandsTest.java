package dev.stipple.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The commands that use word vectors.
class WordCommandsTest {
    @TempDir
    private Path folder;

    private String vectors;

    @BeforeEach
    void writeVectors() throws IOException {
        vectors = write("vectors.vec", """
                6 3
                man 1 0 0.1
                king 1 1 0
                woman 0.1 0 1
                queen 0.1 1 1
                tea 0.1 -1 0.1
                Tea 0.1 -1 0.2
                """);
    }

    private String write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    @Test
    void nearestListsWordsAndSimilarities() {
        Run run = Run.of("nearest", vectors, "king", "--count", "2");

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out()).isEqualTo("man    0.7036\nqueen  0.5486\n");
    }

    @Test
    void theMostFrequentWordsAloneAreReadAndSearched() throws IOException {
        String damaged = write("damaged.vec", Files.readString(Path.of(vectors)).replace("tea 0.1 -1", "tea 0.1"));

        assertThat(Run.of("nearest", damaged, "king").code()).isEqualTo(1);
        Run run = Run.of("nearest", damaged, "king", "--most-frequent", "4");
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).hasLineCount(3).startsWith("man    0.7036\nqueen  0.5486\nwoman");
        assertThat(Run.of("analogy", damaged, "man", "king", "woman", "--most-frequent", "4")
                        .out())
                .startsWith("queen")
                .hasLineCount(1);
        Run map = Run.of(
                "map",
                damaged,
                "--words",
                "4",
                "--output",
                folder.resolve("map.svg").toString());
        assertThat(map.err()).contains(": 4 words");
        assertThat(Run.of("nearest", damaged, "king", "--most-frequent", "0").err())
                .contains("--most-frequent 0 is not positive");
    }

    @Test
    void severalWordsAreToldApart() {
        assertThat(Run.of("nearest", vectors, "king", "tea", "--count", "1").out())
                .isEqualTo("king:\nman  0.7036\n\ntea:\nTea  0.9953\n");
        assertThat(Run.of("nearest", vectors, "king", "tea", "--count", "1", "--json")
                        .out())
                .isEqualTo("""
                        {"word":"king","neighbors":[{"word":"man","similarity":0.7036}]}
                        {"word":"tea","neighbors":[{"word":"Tea","similarity":0.99527}]}
                        """);
    }

    @Test
    void anUnknownWordIsOneLineThatOffersAnother() {
        Run run = Run.of("nearest", vectors, "qeen");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isEqualToIgnoringNewLines("stipple: unknown word \"qeen\"; did you mean \"queen\"?");
        assertThat(Run.of("nearest", vectors, "king", "--count", "0").code()).isEqualTo(2);
        assertThat(Run.of("nearest", vectors).code()).isEqualTo(2);
        assertThat(Run.of("nearest", "absent.bin", "king").err())
                .isEqualToIgnoringNewLines("stipple: absent.bin: no such file");
    }

    @ParameterizedTest
    @CsvSource({"cos-add", "cos-mul"})
    void analogyFindsTheQueen(String method) {
        Run run = Run.of("analogy", vectors, "man", "king", "woman", "--method", method, "--count", "1", "--json");

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .startsWith("{\"a\":\"man\",\"b\":\"king\",\"c\":\"woman\",\"method\":\"" + method
                        + "\",\"neighbors\":[{\"word\":\"queen\",\"similarity\":");
        assertThat(Run.of("analogy", vectors, "man", "king", "woman", "--count", "1")
                        .out())
                .startsWith("queen  0.9");
    }

    @Test
    void evaluationIsInPercent() throws IOException {
        String pairs = write("pairs.txt", "# a comment\nking\tqueen\t3\nman\ttea\t1\nTEA\ttea\t9\nking\tabsent\t2\n");
        String questions = write("questions.txt", """
                : family
                man king woman queen
                man king woman absent
                : gram1
                woman queen man king
                tea Tea man woman
                """);

        Run run = Run.of(
                "evaluate-words",
                vectors,
                "--similarity",
                pairs,
                "--analogies",
                questions,
                "--restrict",
                "10",
                "--json");

        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .isEqualTo("{\"similarity\":[{\"set\":\"pairs\",\"spearman\":100.0,\"pairs\":4,\"found\":3}],"
                        + "\"analogies\":{\"semantic\":100.0,\"syntactic\":50.0,\"total\":66.6667,\"asked\":3,"
                        + "\"questions\":4}}\n");
        assertThat(Run.of("evaluate-words", vectors, "--similarity", pairs, "--analogies", questions)
                        .out())
                .contains("pairs       100.00    4      3")
                .contains("total      66.67     4          3");
        assertThat(Run.of("evaluate-words", vectors).code()).isEqualTo(2);
        String none = write("none.txt", ": family\nman king woman\n");
        assertThat(Run.of("evaluate-words", vectors, "--analogies", none).err())
                .contains("none.txt, offset 0: no question, which is a line of four words");
        assertThat(Run.of("evaluate-words", vectors, "--similarity", vectors).err())
                .contains("vectors.vec, offset 0: no line holds two words and a number between tabs");
    }

    @ParameterizedTest
    @CsvSource({"a.txt,", "a.bin,", "a.npy,", "a.npz,", "a.safetensors,", "a.tsv,", "a,glove"})
    void whatIsConvertedComesBack(String name, String format) throws IOException {
        String there = folder.resolve(name).toString();
        Run run = format == null
                ? Run.of("convert-words", vectors, "--output", there)
                : Run.of("convert-words", vectors, "--output", there, "--format", format);
        assertThat(run.err()).startsWith("stipple: wrote " + there + ": 6 words, dimension 3, ");
        assertThat(run.code()).isZero();

        String back = folder.resolve("back.vec").toString();
        assertThat(Run.of("convert-words", there, "--output", back).code()).isZero();

        assertThat(Files.readString(Path.of(back)))
                .isEqualTo(Files.readString(Path.of(vectors))
                        .replaceAll("(?m)(?<=[ ])(-?\\d)(?=[ \n])", "$1.0")
                        .replaceFirst("6 3.0", "6 3"));
    }

    @Test
    void fewerAndShorterVectors() throws IOException {
        String there = folder.resolve("small.vec").toString();

        Run run = Run.of(
                "convert-words",
                vectors,
                "--output",
                there,
                "--most-frequent",
                "2",
                "--dimension",
                "2",
                "--reduction",
                "truncate",
                "--normalize");

        assertThat(run.code()).isZero();
        assertThat(Files.readString(Path.of(there))).isEqualTo("2 2\nman 1.0 0.0\nking 0.70710677 0.70710677\n");
        assertThat(Run.of("convert-words", vectors, "--output", there, "--dimension", "4")
                        .err())
                .contains("dimension 4 is not from 1 to 3");
        assertThat(Run.of(
                                "convert-words",
                                vectors,
                                "--output",
                                folder.resolve("x.unknown").toString())
                        .code())
                .isEqualTo(2);
        assertThat(Run.of("convert-words", vectors, "--output", there, "--format", "fasttext")
                        .err())
                .contains("without subwords");
        assertThat(Run.of("convert-words", vectors, "--output", there, "--reduction", "pca")
                        .code())
                .isEqualTo(2);
    }

    @Test
    void anotherSpaceIsTurnedAndMerged() throws IOException {
        // The same points, turned by a quarter, most of them missing, and one new.
        String turned =
                write("turned.vec", "5 3\nnew 0 0 9\nman 0 1 0.1\nking -1 1 0\nqueen -1 0.1 1\nwoman 0 0.1 1\n");
        String there = folder.resolve("both.vec").toString();

        Run run = Run.of("convert-words", turned, "--align-to", vectors, "--merge", vectors, "--output", there);

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err())
                .startsWith("stipple: turned into the space of " + vectors)
                .contains("stipple: added 2 words of " + vectors)
                .endsWith("wrote " + there + ": 7 words, dimension 3, word2vec-text\n");
        assertThat(Run.of("nearest", there, "man", "--count", "1").out()).startsWith("king  0.7036");
        assertThat(Run.of("nearest", there, "new", "--count", "1").out()).startsWith("woman");
        assertThat(Run.of("nearest", there, "Tea", "--count", "1").out()).startsWith("tea");
    }

    @ParameterizedTest
    @CsvSource({"--align-to,dimension 3 and of 2", "--merge,dimension 3 and of 2"})
    void spacesThatDontGoTogetherAreNamed(String option, String message) throws IOException {
        String flat = write("flat.vec", "1 2\nking 1 0\n");
        String there = folder.resolve("both.vec").toString();

        Run run = Run.of("convert-words", vectors, option, flat, "--output", there);

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .startsWith("stipple: " + vectors + " and " + flat + ": vectors of ")
                .contains(message)
                .hasLineCount(1);
        assertThat(Path.of(there)).doesNotExist();
        String strange = write("strange.vec", "1 3\nkong 1 0 0\n");
        assertThat(Run.of("convert-words", vectors, "--align-to", strange, "--output", there)
                        .err())
                .isEqualToIgnoringNewLines(
                        "stipple: " + vectors + " and " + strange + ": the two have no word in common");
    }

    @Test
    void aPickleIsRefusedWithAdvice() throws IOException {
        Path pickle = folder.resolve("vectors.kv");
        Files.write(pickle, new byte[] {(byte) 0x80, 4, (byte) 0x95, 0, 0});

        Run run = Run.of("nearest", pickle.toString(), "king");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("a pickle").contains("save_word2vec_format");
    }
}
