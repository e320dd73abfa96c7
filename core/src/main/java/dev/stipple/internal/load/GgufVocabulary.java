package dev.stipple.internal.load;

import dev.stipple.MalformedModelException;
import dev.stipple.internal.format.Gguf;
import dev.stipple.token.model.Vocabulary;
import dev.stipple.token.pipeline.AddedToken;
import dev.stipple.token.pipeline.PostProcessor;
import dev.stipple.token.pipeline.TemplateProcessing;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/// The tokens of a GGUF file with their types and scores, and the ids that the file names.
final class GgufVocabulary {
    static final String PREFIX = "tokenizer.ggml.";

    static final int UNKNOWN = 2;
    static final int CONTROL = 3;
    static final int USER_DEFINED = 4;
    static final int BYTE = 6;
    private static final int NORMAL = 1;

    /// Tokens that llama.cpp takes as control tokens whatever the file says.
    private static final Set<String> ALWAYS_CONTROL = Set.of(
            "<|eot_id|>",
            "<|im_end|>",
            "<|end|>",
            "<end_of_turn>",
            "<|endoftext|>",
            "<|end_of_text|>",
            "<EOT>",
            "_<EOT>",
            "[EOT]",
            "[EOS]",
            "<｜end▁of▁sentence｜>",
            "<end_of_utterance>",
            "<|eom_id|>",
            "<|return|>",
            "<|call|>",
            "<|flush|>",
            "<|calls|>",
            "</s>",
            "<|fim_prefix|>",
            "<fim-prefix>",
            "<fim_prefix>",
            "<｜fim▁begin｜>",
            "<PRE>",
            "▁<PRE>",
            "<|code_prefix|>",
            "<|fim_suffix|>",
            "<fim-suffix>",
            "<fim_suffix>",
            "<｜fim▁hole｜>",
            "<SUF>",
            "▁<SUF>",
            "<|code_suffix|>",
            "<|fim_middle|>",
            "<fim-middle>",
            "<fim_middle>",
            "<｜fim▁end｜>",
            "<MID>",
            "▁<MID>",
            "<|code_middle|>",
            "<|fim_pad|>",
            "<fim-pad>",
            "<fim_pad>",
            "<PAD>",
            "<|fim_repo|>",
            "<|repo_name|>",
            "<fim-repo>",
            "<REPO>",
            "<reponame>",
            "<|file_sep|>");
    /// Tokens that it always takes as plain text.
    private static final Set<String> ALWAYS_USER_DEFINED =
            Set.of("<|channel|>", "<|message|>", "<|start|>", "<|constrain|>");

    private final Gguf gguf;
    private final List<String> tokens;
    private final int[] types;
    private final float[] scores;

    private GgufVocabulary(Gguf gguf, List<String> tokens, int[] types, float[] scores) {
        this.gguf = gguf;
        this.tokens = tokens;
        this.types = types;
        this.scores = scores;
    }

    static GgufVocabulary of(Gguf gguf) throws MalformedModelException {
        byte[][] texts =
                gguf.texts(PREFIX + "tokens").orElseThrow(() -> gguf.malformed("there are no " + PREFIX + "tokens"));
        List<String> tokens = new ArrayList<>(texts.length);
        for (byte[] text : texts) {
            tokens.add(text.length == 0 ? "[EMPTY_" + tokens.size() + "]" : utf8(gguf, text, tokens.size()));
        }
        int[] types = new int[texts.length];
        Arrays.fill(types, NORMAL);
        Optional<long[]> given = gguf.integers(PREFIX + "token_type");
        if (given.isPresent()) {
            requireAsMany(gguf, "token_type", given.get().length, texts.length);
            Arrays.setAll(types, i -> (int) given.get()[i]);
        }
        float[] scores = gguf.floats(PREFIX + "scores").orElseGet(() -> new float[texts.length]);
        requireAsMany(gguf, "scores", scores.length, texts.length);
        for (int id = 0; id < types.length; id++) {
            if (ALWAYS_CONTROL.contains(tokens.get(id))) {
                types[id] = CONTROL;
            } else if (ALWAYS_USER_DEFINED.contains(tokens.get(id))) {
                types[id] = USER_DEFINED;
            }
        }
        return new GgufVocabulary(gguf, tokens, types, scores);
    }

    private static String utf8(Gguf gguf, byte[] bytes, int id) throws MalformedModelException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw gguf.malformed("token " + id + " is not valid UTF-8");
        }
    }

    private static void requireAsMany(Gguf gguf, String key, int count, int tokens) throws MalformedModelException {
        if (count < tokens) {
            throw gguf.malformed(PREFIX + key + " has " + count + " values for " + tokens + " tokens");
        }
    }

    List<String> tokens() {
        return tokens;
    }

    int type(int id) {
        return types[id];
    }

    float[] scores() {
        return scores;
    }

    /// Returns the vocabulary of the tokens, which must differ.
    Vocabulary vocabulary() throws MalformedModelException {
        Vocabulary vocabulary = Vocabulary.of(tokens);
        for (int id = 0; id < types.length; id++) {
            int other = vocabulary.idOr(tokens.get(id), -1);
            if (other != id) {
                throw gguf.malformed("tokens " + id + " and " + other + " are both '" + tokens.get(id) + "'");
            }
        }
        return vocabulary;
    }

    /// Returns the tokens that are found in raw text: control tokens where they are allowed, user-defined ones
    /// always.
    List<AddedToken> addedTokens() throws MalformedModelException {
        String name = gguf.text("general.name").orElse("").toLowerCase(Locale.ROOT);
        boolean isPhi3 = name.contains("phi-3") || name.contains("phi3");
        Set<String> notStripping = Set.of("<unk>", "<s>", "<|endoftext|>");
        List<AddedToken> added = new ArrayList<>();
        for (int id = 0; id < types.length; id++) {
            boolean special = types[id] == CONTROL || types[id] == UNKNOWN;
            if (special || types[id] == USER_DEFINED) {
                boolean rstrip = isPhi3 && !notStripping.contains(tokens.get(id));
                added.add(new AddedToken(id, tokens.get(id), false, false, rstrip, false, special));
            }
        }
        return added;
    }

    /// Returns the id at `key`, or `otherwise` where the file does not name one of its tokens.
    OptionalInt id(String key, OptionalInt otherwise) throws MalformedModelException {
        long id = gguf.integer(PREFIX + key).orElse(-1L);
        if (id >= 0 && id < types.length) {
            return OptionalInt.of((int) id);
        }
        return otherwise.isPresent() && otherwise.getAsInt() < types.length ? otherwise : OptionalInt.empty();
    }

    /// Returns the id of the unknown token: the one that the file names, or `otherwise`, or the first of that type.
    OptionalInt unknown(int otherwise) throws MalformedModelException {
        OptionalInt named = id("unknown_token_id", OptionalInt.of(otherwise));
        return named.isPresent()
                ? named
                : IntStream.range(0, types.length)
                        .filter(id -> types[id] == UNKNOWN)
                        .findFirst();
    }

    boolean flag(String key, boolean otherwise) throws MalformedModelException {
        return gguf.bool(PREFIX + key).orElse(otherwise);
    }

    /// Returns what puts `bos` before and `eos` after each text, where they are present.
    static Optional<PostProcessor> frame(List<String> tokens, OptionalInt bos, OptionalInt eos) {
        if (bos.isEmpty() && eos.isEmpty()) {
            return Optional.empty();
        }
        Map<String, TemplateProcessing.SpecialToken> special = new HashMap<>();
        List<TemplateProcessing.Piece> pair = new ArrayList<>();
        for (int sequence = 0; sequence < 2; sequence++) {
            addSpecial(tokens, bos, sequence, special, pair);
            pair.add(new TemplateProcessing.Sequence(sequence, sequence));
            addSpecial(tokens, eos, sequence, special, pair);
        }
        return Optional.of(new TemplateProcessing(pair.subList(0, pair.size() / 2), pair, special));
    }

    private static void addSpecial(
            List<String> tokens,
            OptionalInt id,
            int sequence,
            Map<String, TemplateProcessing.SpecialToken> special,
            List<TemplateProcessing.Piece> pieces) {
        if (id.isPresent()) {
            String token = tokens.get(id.getAsInt());
            special.put(token, TemplateProcessing.SpecialToken.of(token, id.getAsInt()));
            pieces.add(new TemplateProcessing.Special(token, sequence));
        }
    }
}
