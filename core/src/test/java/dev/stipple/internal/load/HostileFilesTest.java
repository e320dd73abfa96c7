package dev.stipple.internal.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stipple.MalformedModelException;
import dev.stipple.SharedData;
import dev.stipple.UnsupportedModelException;
import dev.stipple.token.Tokenizer;
import dev.stipple.token.pipeline.Pipeline;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Damages files at random, and expects of every reader an answer, or one of its three exceptions, soon.
class HostileFilesTest {
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final String TEXT = "Hello, world! 123 naïve 日本 🦙\0";

    @TempDir
    Path folder;

    /// Reads a file that `bytes` are.
    @FunctionalInterface
    private interface Reader {
        Pipeline read(byte[] bytes) throws IOException;
    }

    @Test
    void tiktoken() throws IOException {
        StringBuilder file = new StringBuilder();
        for (int b = 0; b < 256; b++) {
            file.append(Base64.getEncoder().encodeToString(new byte[] {(byte) b}))
                    .append(' ')
                    .append(b)
                    .append('\n');
        }
        file.append("SGU= 256\nSGVs 257\nbG8= 258\n");
        damage(file.toString().getBytes(UTF_8), 500, bytes -> TiktokenFile.read("f", bytes));
    }

    @Test
    void sentencePiece() throws IOException {
        byte[] golden;
        try (InputStream in = HostileFilesTest.class.getResourceAsStream("sentencepiece.tsv")) {
            golden = Objects.requireNonNull(in).readAllBytes();
        }
        for (String line : new String(golden, UTF_8).lines().toList()) {
            if (line.startsWith("model ")) {
                byte[] model = Base64.getDecoder().decode(line.substring(6));
                damage(model, 20, bytes -> SentencePieceFile.read("f", bytes));
            }
        }
    }

    @Test
    void bertVocab() throws IOException {
        byte[] file = "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\nhello\n##lo\nworld\n!\n,\n".getBytes(UTF_8);
        damage(file, 500, bytes -> BertVocab.read("f", bytes));
    }

    @Test
    void gpt2() throws IOException {
        byte[] vocabulary =
                "{\"H\": 0, \"e\": 1, \"l\": 2, \"o\": 3, \"He\": 4, \"ll\": 5, \"Hell\": 6}".getBytes(UTF_8);
        byte[] merges = "#version: 0.2\nH e\nl l\nHe ll\n".getBytes(UTF_8);
        damage(vocabulary, 500, bytes -> Gpt2Files.read("v", bytes, "m", merges));
        damage(merges, 500, bytes -> Gpt2Files.read("v", vocabulary, "m", bytes));
    }

    @Test
    void tokenizerJson() throws IOException {
        String file = """
                {"version": "1.0", "truncation": {"direction": "Right", "max_length": 9, "strategy": "LongestFirst",
                "stride": 0}, "padding": null, "added_tokens": [{"id": 0, "content": "<s>", "single_word": false,
                "lstrip": false, "rstrip": false, "normalized": false, "special": true}], "normalizer": {"type":
                "Sequence", "normalizers": [{"type": "NFC"}, {"type": "Replace", "pattern": {"Regex": " +"},
                "content": " "}]}, "pre_tokenizer": {"type": "Split", "pattern": {"Regex": "\\\\p{L}+|\\\\s+"},
                "behavior": "Isolated", "invert": false}, "post_processor": {"type": "TemplateProcessing", "single":
                [{"SpecialToken": {"id": "<s>", "type_id": 0}}, {"Sequence": {"id": "A", "type_id": 0}}], "pair":
                [{"Sequence": {"id": "A", "type_id": 0}}, {"Sequence": {"id": "B", "type_id": 1}}],
                "special_tokens": {"<s>": {"id": "<s>", "ids": [0], "tokens": ["<s>"]}}}, "decoder": {"type": "Fuse"},
                "model": {"type": "BPE", "dropout": null, "unk_token": null, "continuing_subword_prefix": null,
                "end_of_word_suffix": null, "fuse_unk": false, "byte_fallback": false, "ignore_merges": false,
                "vocab": {"<s>": 0, "H": 1, "e": 2, "l": 3, "o": 4, "He": 5, "ll": 6}, "merges": [["H", "e"],
                ["l", "l"]]}}
                """;
        damage(file.getBytes(UTF_8), 1_000, bytes -> TokenizerJson.read("f", bytes));
    }

    @Test
    void gguf() throws IOException {
        for (String model : List.of("gpt2", "llama", "bert", "t5")) {
            damage(gguf(model), 150, this::readGguf);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tokenizers/sentencepiece/test_model.model",
                "tokenizers/sentencepiece/llama1-bpe-bytefallback.model",
                "tokenizers/bert/tokenizer.json",
                "golden/llama.cpp/ggml-vocab-llama-spm.gguf",
                "golden/llama.cpp/ggml-vocab-bert-bge.gguf"
            })
    void realFiles(String name) throws IOException {
        byte[] file = Files.readAllBytes(SharedData.file(name));
        damage(file, 12, bytes -> {
            Path damaged = Files.write(folder.resolve("damaged"), bytes);
            return TokenizerFile.read(damaged);
        });
    }

    /// A reader that trusted a length would run out of memory here.
    @Test
    void hugeLengths() throws IOException {
        for (long length : new long[] {-1, Long.MAX_VALUE, Long.MIN_VALUE, Integer.MAX_VALUE, 1L << 40}) {
            byte[] file = gguf("gpt2");
            for (int offset : new int[] {8, 16, 24}) {
                byte[] damaged = file.clone();
                ByteBuffer.wrap(damaged).order(ByteOrder.LITTLE_ENDIAN).putLong(offset, length);
                read(damaged, this::readGguf);
            }
        }
    }

    private Pipeline readGguf(byte[] bytes) throws IOException {
        return GgufFile.read(Files.write(folder.resolve("damaged.gguf"), bytes));
    }

    private static byte[] gguf(String model) {
        GgufWriter writer = new GgufWriter();
        writer.text("tokenizer.ggml.model", model);
        writer.text("tokenizer.ggml.pre", "gpt-2");
        writer.texts(
                "tokenizer.ggml.tokens", "<unk>", "<s>", "</s>", "H", "e", "l", "o", "He", "ll", "▁", "▁H", "[UNK]");
        writer.floats("tokenizer.ggml.scores", 0, 0, 0, -1, -2, -3, -4, -5, -6, -7, -8, -9);
        writer.ints("tokenizer.ggml.token_type", 2, 3, 3, 1, 1, 1, 1, 1, 1, 1, 1, 4);
        writer.texts("tokenizer.ggml.merges", "H e", "l l");
        writer.ints("tokenizer.ggml.precompiled_charsmap");
        return writer.bytes();
    }

    private static void damage(byte[] file, int times, Reader reader) throws IOException {
        Random random = new Random(file.length);
        assertThat(read(file, reader)).as("the file itself is read").isTrue();
        for (int i = 0; i < times; i++) {
            read(damage(file, random), reader);
        }
    }

    /// Returns `file` with some bits turned, a run of bytes replaced, its end cut off, or a part of it repeated.
    private static byte[] damage(byte[] file, Random random) {
        byte[] damaged = file.clone();
        switch (random.nextInt(4)) {
            case 0 -> {
                for (int i = random.nextInt(8); i >= 0; i--) {
                    damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
                }
            }
            case 1 -> {
                int from = random.nextInt(damaged.length);
                int to = Math.min(damaged.length, from + 1 + random.nextInt(9));
                Arrays.fill(damaged, from, to, (byte) (random.nextBoolean() ? -1 : random.nextInt(256)));
            }
            case 2 -> damaged = Arrays.copyOf(damaged, random.nextInt(damaged.length));
            default -> {
                int from = random.nextInt(damaged.length);
                int to = from + random.nextInt(damaged.length - from);
                damaged = Arrays.copyOf(damaged, damaged.length + to - from);
                System.arraycopy(file, from, damaged, to, file.length - from);
            }
        }
        return damaged;
    }

    /// Reads and, if that succeeds, encodes; returns whether it did.
    private static boolean read(byte[] bytes, Reader reader) throws IOException {
        long start = System.nanoTime();
        try {
            Tokenizer tokenizer = Tokenizer.of(reader.read(bytes));
            try {
                tokenizer.decode(tokenizer.encode(TEXT));
            } catch (IllegalArgumentException e) {
                // Such as: the text needs an unknown token that the damaged model does not have.
                assertThat(e).hasMessageContaining("");
            }
            return true;
        } catch (MalformedModelException | UnsupportedModelException e) {
            return false;
        } finally {
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LIMIT);
        }
    }

    /// Writes the metadata of a GGUF file.
    private static final class GgufWriter {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private int keys;

        void text(String key, String value) {
            key(key, 8);
            string(value);
        }

        void texts(String key, String... values) {
            key(key, 9);
            int32(8);
            int64(values.length);
            for (String value : values) {
                string(value);
            }
        }

        void floats(String key, float... values) {
            key(key, 9);
            int32(6);
            int64(values.length);
            for (float value : values) {
                int32(Float.floatToIntBits(value));
            }
        }

        void ints(String key, int... values) {
            key(key, 9);
            int32(5);
            int64(values.length);
            for (int value : values) {
                int32(value);
            }
        }

        byte[] bytes() {
            byte[] values = out.toByteArray();
            ByteBuffer file = ByteBuffer.allocate(24 + values.length).order(ByteOrder.LITTLE_ENDIAN);
            file.put("GGUF".getBytes(UTF_8)).putInt(3).putLong(0).putLong(keys).put(values);
            return file.array();
        }

        private void key(String key, int type) {
            keys++;
            string(key);
            int32(type);
        }

        private void string(String value) {
            byte[] bytes = value.getBytes(UTF_8);
            int64(bytes.length);
            out.writeBytes(bytes);
        }

        private void int32(int value) {
            out.writeBytes(ByteBuffer.allocate(4)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putInt(value)
                    .array());
        }

        private void int64(long value) {
            out.writeBytes(ByteBuffer.allocate(8)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(value)
                    .array());
        }
    }
}
