package dev.stipple.token.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stipple.SharedData;
import dev.stipple.text.Corpus;
import dev.stipple.text.Splitter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VocabularyBuildTest {
    private static final Corpus CORPUS = Corpus.of("b a, a", "c \uFF5E 😀 \uE000 b a", "<|x|>");

    @Test
    void sortsByCodePointWithSpecialTokensLast() throws IOException {
        assertThat(tokens(VocabularySettings.DEFAULT.withSpecialTokens("<|x|>", "<|unk|>")))
                .containsExactly(",", "a", "b", "c", "\uE000", "\uFF5E", "😀", "<|x|>", "<|unk|>");
    }

    @Test
    void leavesOutRareWords() throws IOException {
        assertThat(tokens(VocabularySettings.DEFAULT.withMinFrequency(2))).containsExactly("a", "b");
        assertThat(tokens(VocabularySettings.DEFAULT.withMaxSize(4))).containsExactly(",", "<|x|>", "a", "b");
        assertThat(tokens(VocabularySettings.DEFAULT.withMaxSize(2).withSpecialTokens("<s>")))
                .containsExactly("a", "<s>");
        assertThatThrownBy(
                        () -> VocabularySettings.DEFAULT.withSpecialTokens("a").withMaxSize(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("room");
    }

    @Test
    void buildsTheVocabularyOfTheCourse() throws IOException {
        Corpus verdict = Corpus.files(SharedData.file("text/the-verdict.txt"));
        Vocabulary words = Vocabulary.build(verdict, Splitter.punctuation(), VocabularySettings.DEFAULT);
        assertThat(words.size()).isEqualTo(1130);
        assertThat(words.id("!")).hasValue(0);
        assertThat(words.id("Hermia")).hasValue(50);
        assertThat(words.token(1127)).isEqualTo("younger");
    }

    private static List<String> tokens(VocabularySettings settings) throws IOException {
        List<String> tokens = new ArrayList<>();
        Vocabulary.build(CORPUS, Splitter.punctuation(), settings).forEach((token, id) -> tokens.add(token));
        return tokens;
    }
}
