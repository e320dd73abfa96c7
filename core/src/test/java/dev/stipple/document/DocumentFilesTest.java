package dev.stipple.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.stipple.MalformedModelException;
import dev.stipple.UnsupportedModelException;
import dev.stipple.text.Corpus;
import dev.stipple.text.Splitter;
import dev.stipple.vector.Matrix;
import dev.stipple.word.VectorFormat;
import dev.stipple.word.WordVectors;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Documents saved and opened again.
class DocumentFilesTest {
    private static final Doc2Vec.Config SMALL = Doc2Vec.Config.DEFAULT
            .withDimension(10)
            .withMinCount(2)
            .withEpochs(2)
            .withSplitter(Splitter.unicodeWords().withoutMarks());

    @TempDir
    private Path folder;

    private static DocumentVectors train(Doc2Vec.Model model, boolean words) throws IOException {
        return Doc2Vec.train(
                Corpus.of(Doc2VecTest.texts(20, 1)), SMALL.withModel(model).withTrainWords(words));
    }

    @ParameterizedTest
    @CsvSource({"DM,false", "DBOW,false", "DBOW,true"})
    void whatIsSavedIsOpenedAgain(Doc2Vec.Model model, boolean words) throws IOException {
        Path file = folder.resolve("documents.safetensors");
        DocumentVectors saved = train(model, words);
        saved.save(file);

        try (DocumentVectors opened = DocumentVectors.open(file)) {
            assertThat(opened.tags()).isEqualTo(saved.tags());
            assertThat(opened.inference()).isEqualTo(saved.inference());
            assertThat(opened.vector("7").orElseThrow())
                    .containsExactly(saved.vector("7").orElseThrow());
            assertThat(opened.infer("t1w1 t2w2, t1w3")).containsExactly(saved.infer("t1w1 t2w2, t1w3"));
            assertThat(opened.words().isPresent()).isEqualTo(saved.words().isPresent());
            opened.save(folder.resolve("again"));
        }
        assertThat(folder.resolve("again")).hasSameBinaryContentAs(file);
    }

    @Test
    void wordVectorsCanBeOpenedAlone() throws IOException {
        Path file = folder.resolve("documents.safetensors");
        DocumentVectors saved = train(Doc2Vec.Model.DM, false);
        saved.save(file);

        try (WordVectors words = WordVectors.open(file)) {
            assertThat(words.vector("t1w1"))
                    .contains(saved.words().orElseThrow().vector("t1w1").orElseThrow());
        }
        train(Doc2Vec.Model.DBOW, false).save(file);
        assertThatExceptionOfType(UnsupportedModelException.class).isThrownBy(() -> WordVectors.open(file));
    }

    @Test
    void otherFilesAreRefused() throws IOException {
        Path text = Files.writeString(folder.resolve("text"), "no model at all");
        Path words = folder.resolve("words.safetensors");
        WordVectors.of(List.of("a"), Matrix.of(1, 2, new float[] {1, 2})).save(words, VectorFormat.SAFETENSORS);

        for (Path file : List.of(text, words, Files.createFile(folder.resolve("empty")))) {
            assertThatExceptionOfType(UnsupportedModelException.class)
                    .isThrownBy(() -> DocumentVectors.open(file))
                    .withMessageContaining("no document model");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "\"splitter\":\"unicode-words,\"splittre\":\"unicode-words,the setting splitter is missing",
        "\"epochs\":\"2,\"epochs\":\"0,epochs is 0",
        "\"window\":\"5,\"window\":\"x,settings that make no sense",
        "\"counts\",\"cuonts\",the tensor counts of type I64 and 1 dimensions is missing",
        "\"vectors\",\"vecsort\",a dm model without the tensor vectors",
    })
    void settingsAndTensorsThatMakeNoSenseAreTold(String right, String wrong, String message) throws IOException {
        Path file = folder.resolve("documents.safetensors");
        train(Doc2Vec.Model.DM, false).save(file);
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertThat(bytes).contains(right);
        Files.writeString(file, bytes.replace(right, wrong), StandardCharsets.ISO_8859_1);

        assertThatExceptionOfType(MalformedModelException.class)
                .isThrownBy(() -> DocumentVectors.open(file))
                .withMessageContaining(message);
    }

    @Test
    void damagedFilesFailInNoOtherWay() throws IOException {
        Path file = folder.resolve("documents.safetensors");
        train(Doc2Vec.Model.DM, false).save(file);
        byte[] whole = Files.readAllBytes(file);
        Random random = new Random(3);
        for (int i = 0; i < 300; i++) {
            byte[] damaged = Arrays.copyOf(whole, i % 2 == 0 ? whole.length : random.nextInt(whole.length));
            if (damaged.length > 0) {
                damaged[random.nextInt(Math.min(damaged.length, 1500))] = (byte) random.nextInt();
            }
            Files.write(file, damaged);
            try (DocumentVectors opened = DocumentVectors.open(file)) {
                assertThat(opened.size()).isEqualTo(20);
            } catch (MalformedModelException | UnsupportedModelException e) {
                assertThat(e).hasMessageContaining(file.toString());
            }
        }
    }
}
