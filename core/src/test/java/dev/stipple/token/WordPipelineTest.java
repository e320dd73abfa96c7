package dev.stipple.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stipple.SharedData;
import dev.stipple.internal.format.Json;
import dev.stipple.text.Corpus;
import dev.stipple.text.Splitter;
import dev.stipple.token.model.Vocabulary;
import dev.stipple.token.model.VocabularySettings;
import dev.stipple.token.pipeline.Decoder;
import dev.stipple.token.pipeline.Pipeline;
import dev.stipple.token.pipeline.WordPipeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The words, vocabularies and word-level tokenizers of a well-known course on language models.
class WordPipelineTest {
    private static final String EOT = "<|endoftext|>";
    private static final String UNK = "<|unk|>";

    /// How the course's first tokenizer joins words; its second also draws `:` and `;` to the word before.
    private static final String FIRST_CLOSING_MARKS = ",.?!\"()'";

    @Test
    void encodesWordsAndMarks() throws IOException {
        Pipeline pipeline = WordPipeline.of(vocabulary("Is this a test? -- a_b: c; ]^-\\", EOT, UNK), EOT, UNK)
                .pipeline();
        assertThat(tokens(pipeline, "Is this--\u00A0a test?\u001Cno" + EOT + " " + EOT))
                .containsExactly("Is", "this", "--", "a", "test", "?", UNK, EOT);
        assertThat(decode(pipeline, encode(pipeline, "Is this-- a test: a_b? c;")))
                .isEqualTo("Is this -- a test: a _ b? c;");
        assertThat(encode(pipeline, "")).isEmpty();
        assertThat(decode(pipeline)).isEmpty();
    }

    @Test
    void marksMayBeAnyCharacters() throws IOException {
        WordPipeline words = WordPipeline.of(vocabulary("a ] ^ - \\ & [ 😀 ,"));
        int[] ids = encode(words.pipeline(), "a ] a ^ a - a \\ a & a [ a 😀 a ,");
        assertThat(decode(words.withClosingMarks("]^-\\&[😀").pipeline(), ids)).isEqualTo("a] a^ a- a\\ a& a[ a😀 a ,");
        assertThat(decode(words.withClosingMarks("").pipeline(), ids)).isEqualTo("a ] a ^ a - a \\ a & a [ a 😀 a ,");
    }

    @Test
    void refusesUnknownWordsWithoutUnkToken() throws IOException {
        Pipeline pipeline = WordPipeline.of(vocabulary("a b")).pipeline();
        assertThatThrownBy(() -> encode(pipeline, "a b Hello b"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'Hello' at char 4");
        assertThatThrownBy(() -> WordPipeline.of(vocabulary("a b"), EOT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(EOT);
    }

    @Test
    void holdsForTheWholeCourse() throws IOException {
        Json cases = Json.load(SharedData.file("golden/llm-chapter2/cases.json"));
        Path file = SharedData.file("text/the-verdict.txt");
        String verdict = Files.readString(file);
        List<String> words = Splitter.punctuation().split(verdict);
        assertThat(words).hasSize(cases.get("split").get("count").integer());
        assertThat(words.subList(0, 30)).isEqualTo(texts(cases.get("split").get("first30")));
        assertThat(sha256(String.join("\n", words)))
                .isEqualTo(cases.get("split").get("sha256_joined_by_newline").text());

        Vocabulary first = vocabulary(verdict);
        assertThat(first.size()).isEqualTo(cases.get("split").get("vocab1").integer());
        List<String> begin = texts(cases.get("split").get("vocab_first51"));
        for (int id = 0; id < begin.size(); id++) {
            assertThat(first.token(id)).isEqualTo(begin.get(id));
        }
        Vocabulary second = vocabulary(verdict, EOT, UNK);
        assertThat(second.size()).isEqualTo(cases.get("split").get("vocab2").integer());
        List<String> end = texts(cases.get("split").get("vocab2_last5"));
        for (int i = 0; i < end.size(); i++) {
            assertThat(second.token(second.size() - end.size() + i)).isEqualTo(end.get(i));
        }

        firstTokenizer(
                cases.get("v1"),
                verdict,
                WordPipeline.of(first).withClosingMarks(FIRST_CLOSING_MARKS).pipeline());
        secondTokenizer(cases.get("v2"), WordPipeline.of(second, EOT, UNK).pipeline());
    }

    private static void firstTokenizer(Json cases, String verdict, Pipeline pipeline) throws IOException {
        int[] ids = encode(pipeline, cases.get("text").text());
        assertThat(ids).isEqualTo(ints(cases.get("ids")));
        assertThat(decode(pipeline, ids)).isEqualTo(cases.get("decoded").text());
        int[] all = encode(pipeline, verdict);
        assertThat(sha256(Arrays.stream(all).mapToObj(Integer::toString).collect(Collectors.joining(" "))))
                .isEqualTo(cases.get("all_ids_sha256_space_joined").text());
        assertThat(sha256(decode(pipeline, all)))
                .isEqualTo(cases.get("decode_whole_sha256").text());
        String unknown = cases.get("unknown_word_text").text();
        assertThatThrownBy(() -> encode(pipeline, unknown))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + cases.get("unknown_word_throws").text() + "' at char 0");
    }

    private static void secondTokenizer(Json cases, Pipeline pipeline) throws IOException {
        int[] ids = encode(pipeline, cases.get("text").text());
        assertThat(ids).isEqualTo(ints(cases.get("ids")));
        assertThat(decode(pipeline, ids)).isEqualTo(cases.get("decoded").text());
        List<String> colons = texts(cases.get("colon_case"));
        assertThat(decode(pipeline, encode(pipeline, colons.getLast()))).isEqualTo(colons.getFirst());
    }

    private static Vocabulary vocabulary(String text, String... special) throws IOException {
        VocabularySettings settings = VocabularySettings.DEFAULT.withSpecialTokens(special);
        return Vocabulary.build(Corpus.of(text), Splitter.punctuation(), settings);
    }

    private static int[] encode(Pipeline pipeline, String text) {
        return Tokenizer.of(pipeline).encode(text);
    }

    private static List<String> tokens(Pipeline pipeline, String text) {
        return Arrays.stream(encode(pipeline, text))
                .mapToObj(pipeline.model().vocabulary()::token)
                .toList();
    }

    private static String decode(Pipeline pipeline, int... ids) {
        Decoder decoder = pipeline.decoder().orElseThrow();
        return String.join(
                "",
                decoder.decode(Arrays.stream(ids)
                        .mapToObj(pipeline.model().vocabulary()::token)
                        .toList()));
    }

    private static List<String> texts(Json array) throws IOException {
        List<String> texts = new ArrayList<>();
        for (Json item : array.items()) {
            texts.add(item.text());
        }
        return texts;
    }

    private static int[] ints(Json array) throws IOException {
        List<Json> items = array.items();
        int[] ints = new int[items.size()];
        for (int i = 0; i < ints.length; i++) {
            ints[i] = items.get(i).integer();
        }
        return ints;
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
