package dev.stipple.internal.load;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.stipple.MalformedModelException;
import dev.stipple.UnsupportedModelException;
import dev.stipple.internal.format.Json;
import dev.stipple.token.model.Bpe;
import dev.stipple.token.model.BpeMerges;
import dev.stipple.token.model.BpeSettings;
import dev.stipple.token.model.Model;
import dev.stipple.token.model.Unigram;
import dev.stipple.token.model.Vocabulary;
import dev.stipple.token.model.WordLevel;
import dev.stipple.token.model.WordPiece;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/// Reads the model of a `tokenizer.json`, token by token: a vocabulary is too large for a tree.
///
/// Early files do not say which model they hold; it follows from what they hold then.
final class ModelJson {
    private static final int DEFAULT_MAX_INPUT_CHARS = 100;

    private final String file;
    private final long offset;
    private final Map<String, Json> settings = new HashMap<>();

    private List<String> tokens = new ArrayList<>();
    private int[] ids = {};
    /// Of a Unigram model, instead of `ids`.
    private double[] scores = {};

    private boolean hasVocabulary;
    private boolean isScored;

    private final List<String> mergeLefts = new ArrayList<>();
    private final List<String> mergeRights = new ArrayList<>();
    private boolean hasMerges;

    private ModelJson(String file, long offset) {
        this.file = file;
        this.offset = offset;
    }

    /// Reads the object at the parser's current token.
    static Model read(String file, JsonParser parser) throws IOException {
        ModelJson model = new ModelJson(file, Json.offset(parser));
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw model.malformed("the model is not an object");
        }
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            switch (name) {
                case "vocab" -> model.readVocabulary(parser);
                case "merges" -> model.readMerges(parser);
                default -> model.settings.put(name, Json.at(file, parser));
            }
        }
        return model.build();
    }

    private void readVocabulary(JsonParser parser) throws IOException {
        tokens = new ArrayList<>();
        hasVocabulary = true;
        isScored = parser.currentToken() == JsonToken.START_ARRAY;
        if (isScored) {
            readScores(parser);
        } else if (parser.currentToken() == JsonToken.START_OBJECT) {
            readIds(parser);
        } else {
            throw malformed(parser, "the vocabulary is neither an object nor an array");
        }
    }

    private void readIds(JsonParser parser) throws IOException {
        ids = new int[1024];
        for (String token = parser.nextFieldName(); token != null; token = parser.nextFieldName()) {
            if (parser.nextToken() != JsonToken.VALUE_NUMBER_INT) {
                throw malformed(parser, "the id of token \"" + token + "\" is not a whole number");
            }
            long id = parser.getLongValue();
            if (id < 0 || id >= Integer.MAX_VALUE) {
                throw malformed(parser, "the id of token \"" + token + "\" is out of range: " + id);
            }
            if (tokens.size() == ids.length) {
                ids = Arrays.copyOf(ids, 2 * ids.length);
            }
            ids[tokens.size()] = (int) id;
            tokens.add(token);
        }
        ids = Arrays.copyOf(ids, tokens.size());
    }

    private void readScores(JsonParser parser) throws IOException {
        scores = new double[1024];
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            expect(parser, parser.currentToken() == JsonToken.START_ARRAY);
            expect(parser, parser.nextToken() == JsonToken.VALUE_STRING);
            if (tokens.size() == scores.length) {
                scores = Arrays.copyOf(scores, 2 * scores.length);
            }
            String token = parser.getText();
            expect(parser, parser.nextToken().isNumeric());
            scores[tokens.size()] = SerdeDouble.parse(parser.getText());
            tokens.add(token);
            expect(parser, parser.nextToken() == JsonToken.END_ARRAY);
        }
        scores = Arrays.copyOf(scores, tokens.size());
    }

    private void expect(JsonParser parser, boolean asExpected) throws IOException {
        if (!asExpected) {
            throw malformed(parser, "expected a token and its score, as [\"token\", -1.5]");
        }
    }

    /// Reads merges as pairs, `["a", "b"]`, or as earlier files have them, `"a b"`.
    private void readMerges(JsonParser parser) throws IOException {
        hasMerges = true;
        mergeLefts.clear();
        mergeRights.clear();
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw malformed(parser, "the merges are not an array");
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == JsonToken.VALUE_STRING) {
                addMerge(parser.getText(), parser);
            } else {
                boolean pair = parser.currentToken() == JsonToken.START_ARRAY
                        && parser.nextToken() == JsonToken.VALUE_STRING
                        && mergeLefts.add(parser.getText())
                        && parser.nextToken() == JsonToken.VALUE_STRING
                        && mergeRights.add(parser.getText())
                        && parser.nextToken() == JsonToken.END_ARRAY;
                if (!pair) {
                    throw malformed(parser, "a merge is not two tokens");
                }
            }
        }
    }

    private void addMerge(String merge, JsonParser parser) throws IOException {
        if (merge.startsWith("#version")) {
            return;
        }
        int blank = merge.indexOf(' ');
        if (blank < 0 || merge.indexOf(' ', blank + 1) >= 0) {
            throw malformed(parser, "the merge \"" + merge + "\" is not two tokens with a blank between them");
        }
        mergeLefts.add(merge.substring(0, blank));
        mergeRights.add(merge.substring(blank + 1));
    }

    private Model build() throws IOException {
        if (!hasVocabulary) {
            throw malformed("the model has no vocabulary");
        }
        String type = settings.containsKey("type") ? settings.get("type").text() : guessType();
        if (isScored != type.equals("Unigram") && isKnown(type)) {
            throw malformed("the vocabulary of a " + type + " model is " + (isScored ? "an array" : "an object"));
        }
        return switch (type) {
            case "BPE" -> bpe();
            case "WordPiece" ->
                WordPiece.of(
                        vocabulary(),
                        text("unk_token").orElse("[UNK]"),
                        text("continuing_subword_prefix").orElse("##"),
                        count("max_input_chars_per_word").orElse(DEFAULT_MAX_INPUT_CHARS));
            case "WordLevel" -> WordLevel.of(vocabulary(), text("unk_token").orElse("<unk>"));
            case "Unigram" -> unigram();
            default -> throw new UnsupportedModelException(file, "model of type \"" + type + "\"");
        };
    }

    private static boolean isKnown(String type) {
        return List.of("BPE", "WordPiece", "WordLevel", "Unigram").contains(type);
    }

    private String guessType() {
        if (hasMerges) {
            return "BPE";
        }
        if (isScored) {
            return "Unigram";
        }
        return settings.containsKey("max_input_chars_per_word") ? "WordPiece" : "WordLevel";
    }

    private Vocabulary vocabulary() {
        return Vocabulary.of(tokens.toArray(String[]::new), ids);
    }

    private Unigram unigram() throws IOException {
        OptionalInt unkId = count("unk_id");
        if (unkId.isPresent() && unkId.getAsInt() >= tokens.size()) {
            throw malformed("unk_id " + unkId.getAsInt() + " is outside the vocabulary of " + tokens.size());
        }
        return Unigram.of(tokens, scores, unkId, flag("byte_fallback"));
    }

    private Bpe bpe() throws IOException {
        if (!hasMerges) {
            throw malformed("the BPE model has no merges");
        }
        BpeSettings bpe = new BpeSettings(
                text("unk_token"),
                text("continuing_subword_prefix"),
                text("end_of_word_suffix"),
                flag("fuse_unk"),
                flag("byte_fallback"),
                flag("ignore_merges"),
                dropout());
        Vocabulary vocabulary = vocabulary();
        return Bpe.of(vocabulary, merges(vocabulary, bpe.continuingSubwordPrefix()), bpe);
    }

    private BpeMerges merges(Vocabulary vocabulary, Optional<String> prefix) throws IOException {
        int prefixLength = prefix.map(String::length).orElse(0);
        int count = mergeLefts.size();
        int[] left = new int[count];
        int[] right = new int[count];
        int[] merged = new int[count];
        for (int i = 0; i < count; i++) {
            String leftToken = mergeLefts.get(i);
            String rightToken = mergeRights.get(i);
            if (rightToken.length() < prefixLength) {
                throw malformed("merge " + i + ": \"" + rightToken + "\" is shorter than the prefix");
            }
            left[i] = mergeId(vocabulary, leftToken, i);
            right[i] = mergeId(vocabulary, rightToken, i);
            merged[i] = mergeId(vocabulary, leftToken.concat(rightToken.substring(prefixLength)), i);
        }
        return BpeMerges.of(left, right, merged);
    }

    private int mergeId(Vocabulary vocabulary, String token, int merge) throws IOException {
        int id = vocabulary.idOr(token, -1);
        if (id < 0) {
            throw malformed("merge " + merge + ": \"" + token + "\" is not in the vocabulary");
        }
        return id;
    }

    private OptionalDouble dropout() throws IOException {
        Optional<Json> dropout = setting("dropout");
        if (dropout.isEmpty()) {
            return OptionalDouble.empty();
        }
        double probability = dropout.get().number();
        if (!(probability >= 0 && probability <= 1)) {
            throw dropout.get().malformed("dropout is not a probability: " + probability);
        }
        return OptionalDouble.of(probability);
    }

    private Optional<String> text(String name) throws IOException {
        Optional<Json> setting = setting(name);
        return setting.isPresent() ? Optional.of(setting.get().text()) : Optional.empty();
    }

    private boolean flag(String name) throws IOException {
        Optional<Json> setting = setting(name);
        return setting.isPresent() && setting.get().bool();
    }

    private OptionalInt count(String name) throws IOException {
        Optional<Json> setting = setting(name);
        if (setting.isEmpty()) {
            return OptionalInt.empty();
        }
        if (setting.get().integer() < 0) {
            throw setting.get().malformed(name + " is negative");
        }
        return OptionalInt.of(setting.get().integer());
    }

    private Optional<Json> setting(String name) {
        return Optional.ofNullable(settings.get(name)).filter(setting -> !setting.isNull());
    }

    private MalformedModelException malformed(String reason) {
        return new MalformedModelException(file, offset, reason);
    }

    private MalformedModelException malformed(JsonParser parser, String reason) {
        return new MalformedModelException(file, Json.offset(parser), reason);
    }
}
