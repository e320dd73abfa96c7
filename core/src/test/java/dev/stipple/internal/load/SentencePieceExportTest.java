package dev.stipple.internal.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stipple.SharedData;
import dev.stipple.UnsupportedModelException;
import dev.stipple.text.normalize.SentencePieceNormalizer;
import dev.stipple.token.Tokenizer;
import dev.stipple.token.model.SentencePieceModel;
import dev.stipple.token.model.SentencePieceModel.Algorithm;
import dev.stipple.token.model.SentencePieces;
import dev.stipple.token.pipeline.Pipeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// SentencePiece models saved as `tokenizer.json`: the same ids from the file, or a clear refusal.
class SentencePieceExportTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"xlnet_unigram32k_spiece", "test_model", "bling_bpe_example2", "llama1-bpe-bytefallback"})
    void givesTheSameIdsFromTheFile(String name) throws IOException {
        Tokenizer tokenizer = Tokenizer.load(SharedData.file("tokenizers/sentencepiece/" + name + ".model"));
        Path file = folder.resolve("tokenizer.json");
        tokenizer.save(file);
        Tokenizer saved = Tokenizer.load(file);
        String text = Files.readString(SharedData.file("text/multilingual.txt"));
        for (String line : text.substring(0, 60_000).lines().toList()) {
            assertThat(saved.encode(line)).as(line).isEqualTo(tokenizer.encode(line));
        }
        for (String line : List.of("", " ", "   ", " a  b ", "a\tb", "<eop> x", "ﬁ½ é", "▁ ▁")) {
            assertThat(saved.encode(line)).as(line).isEqualTo(tokenizer.encode(line));
        }
        int[] ids = tokenizer.encode("Hello world, again");
        assertThat(saved.decode(ids)).isEqualTo(tokenizer.decode(ids).replace(" ⁇ ", "<unk>"));
    }

    @Test
    void refusesWhatTheFormatCannotSay() {
        refused(
                model(Algorithm.WORD, SentencePieces.Type.NORMAL, 2),
                SentencePieceNormalizer.Options.DEFAULT,
                "type WORD");
        refused(
                model(Algorithm.BPE, SentencePieces.Type.USER_DEFINED, 2),
                SentencePieceNormalizer.Options.DEFAULT,
                "'ab' of type USER_DEFINED");
        refused(
                model(Algorithm.UNIGRAM, SentencePieces.Type.UNUSED, 2),
                SentencePieceNormalizer.Options.DEFAULT,
                "'ab' of type UNUSED");
        refused(
                model(Algorithm.BPE, SentencePieces.Type.NORMAL, 1),
                SentencePieceNormalizer.Options.DEFAULT,
                "same score for the pieces 'ab' and 'bb'");
        refused(
                model(Algorithm.UNIGRAM, SentencePieces.Type.NORMAL, 2),
                SentencePieceNormalizer.Options.DEFAULT.withTreatWhitespaceAsSuffix(true),
                "blanks at the end of words");
        refused(
                model(Algorithm.UNIGRAM, SentencePieces.Type.NORMAL, 2),
                SentencePieceNormalizer.Options.DEFAULT.withEscapeWhitespaces(false),
                "leaves blanks as they are");
    }

    private void refused(SentencePieceModel model, SentencePieceNormalizer.Options options, String reason) {
        Tokenizer tokenizer = Tokenizer.of(
                Pipeline.of(model).withNormalizer(SentencePieceNormalizer.of(Optional.empty(), options, List.of())));
        assertThatThrownBy(() -> tokenizer.save(folder.resolve("refused.json")))
                .isInstanceOf(UnsupportedModelException.class)
                .hasMessageContaining(reason);
    }

    /// Pieces `a`, `b`, `ab` of a type, and `bb` with a score.
    private static SentencePieceModel model(Algorithm algorithm, SentencePieces.Type ab, float bb) {
        return SentencePieceModel.of(
                SentencePieces.of(
                        List.of("<unk>", "a", "b", "▁", "ab", "bb"),
                        new float[] {0, -9, -9, -9, -1, -bb},
                        new SentencePieces.Type[] {
                            SentencePieces.Type.UNKNOWN,
                            SentencePieces.Type.NORMAL,
                            SentencePieces.Type.NORMAL,
                            SentencePieces.Type.NORMAL,
                            ab,
                            SentencePieces.Type.NORMAL
                        }),
                algorithm);
    }
}
