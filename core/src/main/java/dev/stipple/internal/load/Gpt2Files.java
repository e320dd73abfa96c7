package dev.stipple.internal.load;

import dev.stipple.MalformedModelException;
import dev.stipple.UnsupportedModelException;
import dev.stipple.internal.format.Json;
import dev.stipple.internal.format.TextLines;
import dev.stipple.text.pretokenize.ByteLevel;
import dev.stipple.token.model.Bpe;
import dev.stipple.token.model.BpeMerges;
import dev.stipple.token.model.BpeSettings;
import dev.stipple.token.model.Vocabulary;
import dev.stipple.token.pipeline.AddedToken;
import dev.stipple.token.pipeline.ByteLevelDecoder;
import dev.stipple.token.pipeline.Pipeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Reads GPT-2's pair of files: `vocab.json`, the ids of the tokens, and `merges.txt`, a merge a line in the order of
/// their ranks.
///
/// The tokens that such vocabularies reserve (`<|endoftext|>`, and RoBERTa's `<s>`, `<pad>`, `</s>`, `<unk>` and
/// `<mask>`) become special tokens. Nothing is put around the text: the files do not ask for it.
public final class Gpt2Files {
    static final String VOCABULARY = "vocab.json";
    static final String MERGES = "merges.txt";

    /// Far above any vocabulary there is; keeps the tables of a hostile file small.
    private static final int MAX_ID = 1 << 22;

    private Gpt2Files() {}

    /// Returns the tokenizer in `vocabulary` and `merges`.
    ///
    /// @throws MalformedModelException if a file breaks its format, or a merge needs a token that there is not
    /// @throws UnsupportedModelException if the tokens are not byte-level ones
    /// @throws IOException if a file cannot be read
    public static Pipeline read(Path vocabulary, Path merges) throws IOException {
        return read(
                vocabulary.toString(), Files.readAllBytes(vocabulary), merges.toString(), Files.readAllBytes(merges));
    }

    static Pipeline read(String vocabularyFile, byte[] vocabularyBytes, String mergesFile, byte[] mergesBytes)
            throws IOException {
        Vocabulary vocabulary = vocabulary(Json.of(vocabularyFile, vocabularyBytes));
        BpeMerges merges = merges(vocabulary, mergesFile, mergesBytes);
        if (vocabulary.id("a</w>").isPresent()) {
            throw new UnsupportedModelException(
                    vocabularyFile, "tokens that end words with </w>, which are not byte-level; use tokenizer.json");
        }
        return Pipeline.of(Bpe.of(vocabulary, merges, BpeSettings.DEFAULT))
                .withAddedTokens(specialTokens(vocabulary))
                .withPreTokenizer(new ByteLevel(false, true))
                .withDecoder(new ByteLevelDecoder(false, true, true));
    }

    private static Vocabulary vocabulary(Json json) throws MalformedModelException {
        Map<String, Json> members = json.members();
        int[] ids = new int[members.size()];
        int i = 0;
        for (Json id : members.values()) {
            ids[i] = id.integer();
            if (ids[i] < 0 || ids[i] >= MAX_ID) {
                throw id.malformed("id " + ids[i] + " is out of range");
            }
            i++;
        }
        if (IntStream.of(ids).distinct().count() < ids.length) {
            throw json.malformed("two tokens share an id");
        }
        return Vocabulary.of(members.keySet().toArray(String[]::new), ids);
    }

    private static BpeMerges merges(Vocabulary vocabulary, String file, byte[] bytes) throws MalformedModelException {
        IntStream.Builder left = IntStream.builder();
        IntStream.Builder right = IntStream.builder();
        IntStream.Builder merged = IntStream.builder();
        TextLines lines = new TextLines(file, bytes);
        while (lines.next()) {
            String line = lines.text();
            if (line.isEmpty() || (lines.number() == 1 && line.startsWith("#version"))) {
                continue;
            }
            int blank = line.indexOf(' ');
            if (blank <= 0 || blank == line.length() - 1 || line.indexOf(' ', blank + 1) >= 0) {
                throw lines.malformed("is no pair of tokens with a blank between them");
            }
            String first = line.substring(0, blank);
            String second = line.substring(blank + 1);
            left.add(id(vocabulary, first, lines));
            right.add(id(vocabulary, second, lines));
            merged.add(id(vocabulary, first + second, lines));
        }
        return BpeMerges.of(
                left.build().toArray(), right.build().toArray(), merged.build().toArray());
    }

    private static int id(Vocabulary vocabulary, String token, TextLines lines) throws MalformedModelException {
        int id = vocabulary.idOr(token, -1);
        if (id < 0) {
            throw lines.malformed("needs token '" + token + "', which the vocabulary does not have");
        }
        return id;
    }

    private static List<AddedToken> specialTokens(Vocabulary vocabulary) {
        return Stream.of("<|endoftext|>", "<s>", "<pad>", "</s>", "<unk>", "<mask>")
                .filter(token -> vocabulary.id(token).isPresent())
                .map(token -> AddedToken.special(vocabulary.id(token).getAsInt(), token))
                .toList();
    }
}
