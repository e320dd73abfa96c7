package dev.stipple.cli;

import dev.stipple.internal.load.ComponentJson;
import dev.stipple.token.Role;
import dev.stipple.token.Tokenizer;
import dev.stipple.token.model.Bpe;
import dev.stipple.token.model.Model;
import dev.stipple.token.model.SentencePieceModel;
import dev.stipple.token.model.Unigram;
import dev.stipple.token.model.Vocabulary;
import dev.stipple.token.model.WordLevel;
import dev.stipple.token.model.WordPiece;
import dev.stipple.token.pipeline.AddedToken;
import dev.stipple.token.pipeline.Pipeline;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;

/// What there is to know about a tokenizer.
///
/// @param kind what the model is, in words
/// @param size the number of tokens, added ones included
/// @param idLimit one more than the largest id
/// @param model settings of the model
/// @param roles the special tokens that are for something
/// @param addedTokens tokens found in the text itself
/// @param components the JSON of normalizer, pre-tokenizer, post-processor and decoder, those that are there
/// @param samples some tokens across the vocabulary
record TokenizerReport(
        String kind,
        int size,
        int idLimit,
        SequencedMap<String, Object> model,
        SequencedMap<String, Integer> roles,
        List<AddedToken> addedTokens,
        SequencedMap<String, String> components,
        SequencedMap<Integer, String> samples) {
    private static final int SAMPLES = 8;

    /// Makes a JSON text of a component.
    @FunctionalInterface
    private interface ToJson<T> {
        String of(T component) throws IOException;
    }

    static TokenizerReport of(Tokenizer tokenizer) throws IOException {
        Pipeline pipeline = tokenizer.pipeline();
        SequencedMap<String, String> components = new LinkedHashMap<>();
        put(components, "normalizer", pipeline.normalizer(), ComponentJson::of);
        put(components, "pre_tokenizer", pipeline.preTokenizer(), ComponentJson::of);
        put(components, "post_processor", pipeline.postProcessor(), ComponentJson::of);
        put(components, "decoder", pipeline.decoder(), ComponentJson::of);
        Vocabulary vocabulary = tokenizer.vocabulary();
        return new TokenizerReport(
                kind(pipeline),
                vocabulary.size(),
                vocabulary.idLimit(),
                model(pipeline.model()),
                roles(tokenizer),
                pipeline.addedTokens(),
                components,
                samples(vocabulary));
    }

    private static <T> void put(Map<String, String> components, String name, Optional<T> component, ToJson<T> json)
            throws IOException {
        if (component.isPresent()) {
            components.put(name, json.of(component.get()));
        }
    }

    private static String kind(Pipeline pipeline) {
        boolean byteLevel = pipeline.decoder()
                .filter(decoder -> decoder.toString().contains("ByteLevel"))
                .isPresent();
        return switch (pipeline.model()) {
            case Bpe _ -> byteLevel ? "byte-level BPE" : "BPE";
            case WordPiece _ -> "WordPiece";
            case Unigram _ -> "Unigram";
            case WordLevel _ -> "word-level";
            case SentencePieceModel pieces -> "SentencePiece " + name(pieces.algorithm());
        };
    }

    private static String name(SentencePieceModel.Algorithm algorithm) {
        return switch (algorithm) {
            case BPE -> "BPE";
            case UNIGRAM -> "Unigram";
            case WORD -> "words";
            case CHARACTER -> "characters";
        };
    }

    private static SequencedMap<String, Object> model(Model model) {
        SequencedMap<String, Object> facts = new LinkedHashMap<>();
        facts.put("vocabulary_size", model.vocabulary().size());
        switch (model) {
            case Bpe bpe -> {
                if (bpe.isRanked()) {
                    facts.put("merges", "by rank");
                } else {
                    facts.put("merges", bpe.merges().count());
                }
                bpe.settings().unkToken().ifPresent(token -> facts.put("unk_token", token));
                facts.put("byte_fallback", bpe.settings().byteFallback());
                facts.put("ignore_merges", bpe.settings().ignoreMerges());
            }
            case WordPiece wordPiece -> {
                facts.put("unk_token", wordPiece.unkToken());
                facts.put("continuing_subword_prefix", wordPiece.continuingSubwordPrefix());
                facts.put("max_input_chars_per_word", wordPiece.maxInputCharsPerWord());
            }
            case Unigram unigram -> {
                unigram.unkId().ifPresent(id -> facts.put("unk_id", id));
                facts.put("byte_fallback", unigram.byteFallback());
            }
            case WordLevel words -> facts.put("unk_token", words.unkToken());
            case SentencePieceModel pieces -> {
                facts.put("unk_id", pieces.pieces().unkId());
                facts.put("byte_fallback", pieces.pieces().byteFallback());
            }
        }
        return facts;
    }

    private static SequencedMap<String, Integer> roles(Tokenizer tokenizer) {
        SequencedMap<String, Integer> roles = new LinkedHashMap<>();
        for (Role role : Role.values()) {
            OptionalInt id = tokenizer.id(role);
            if (id.isPresent()) {
                roles.put(role.name().toLowerCase(Locale.ROOT), id.getAsInt());
            }
        }
        return roles;
    }

    /// Tokens at even distances.
    private static SequencedMap<Integer, String> samples(Vocabulary vocabulary) {
        List<Integer> ids = new ArrayList<>();
        vocabulary.forEach((token, id) -> ids.add(id));
        SequencedMap<Integer, String> samples = new LinkedHashMap<>();
        int count = Math.min(SAMPLES, ids.size());
        for (int i = 0; i < count; i++) {
            int id = ids.get((int) ((2L * i + 1) * ids.size() / (2L * count)));
            samples.put(id, vocabulary.token(id));
        }
        return samples;
    }
}
