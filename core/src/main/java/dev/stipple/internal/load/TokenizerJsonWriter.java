package dev.stipple.internal.load;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.stipple.UnsupportedModelException;
import dev.stipple.token.model.Bpe;
import dev.stipple.token.model.BpeMerges;
import dev.stipple.token.model.BpeSettings;
import dev.stipple.token.model.SentencePieceModel;
import dev.stipple.token.model.Unigram;
import dev.stipple.token.model.Vocabulary;
import dev.stipple.token.model.WordLevel;
import dev.stipple.token.model.WordPiece;
import dev.stipple.token.pipeline.AddedToken;
import dev.stipple.token.pipeline.Direction;
import dev.stipple.token.pipeline.Padding;
import dev.stipple.token.pipeline.Pipeline;
import dev.stipple.token.pipeline.Truncation;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/// Writes pipelines as `tokenizer.json`, so that Hugging Face tokenizers loads them and gives the same ids.
///
/// Pipelines of SentencePiece are told in the format's own components, see [SentencePieceExport]. Two things have no
/// place in the format. Merges of equal rank (of rank files) are written one after the other, in
/// ascending order of their left part's length. Added tokens whose ids do not follow the vocabulary one by one are
/// written into the model's vocabulary too, which is where Hugging Face tokenizers then finds their ids.
public final class TokenizerJsonWriter {
    private final Pipeline pipeline;
    private final JsonGenerator out;

    private TokenizerJsonWriter(Pipeline pipeline, JsonGenerator out) {
        this.pipeline = pipeline;
        this.out = out;
    }

    /// Writes `pipeline` to `stream`, which is flushed but not closed.
    public static void write(Pipeline pipeline, OutputStream stream) throws IOException {
        JsonFactory factory = JsonFactory.builder()
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .build();
        try (JsonGenerator out = factory.createGenerator(stream)) {
            DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
            out.setPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(indenter));
            new TokenizerJsonWriter(SentencePieceExport.of(pipeline), out).write();
        }
        stream.flush();
    }

    /// Returns the exception that says that `part` has no exact form in the format.
    static UnsupportedModelException inexpressible(String part) {
        return new UnsupportedModelException(
                "tokenizer.json", part + ", which has no exact form in this format; keep the file that it came in");
    }

    private void write() throws IOException {
        out.writeStartObject();
        out.writeStringField("version", "1.0");
        out.writeFieldName("truncation");
        writeOptional(pipeline.truncation(), TokenizerJsonWriter::writeTruncation);
        out.writeFieldName("padding");
        writeOptional(pipeline.padding(), TokenizerJsonWriter::writePadding);
        writeAddedTokens();
        out.writeFieldName("normalizer");
        writeOptional(pipeline.normalizer(), NormalizerJson::write);
        out.writeFieldName("pre_tokenizer");
        writeOptional(pipeline.preTokenizer(), PreTokenizerJson::write);
        out.writeFieldName("post_processor");
        writeOptional(pipeline.postProcessor(), PostProcessorJson::write);
        out.writeFieldName("decoder");
        writeOptional(pipeline.decoder(), DecoderJson::write);
        writeModel();
        out.writeEndObject();
    }

    /// Writes a part of the tokenizer.
    @FunctionalInterface
    private interface PartWriter<T> {
        void write(T part, JsonGenerator out) throws IOException;
    }

    private <T> void writeOptional(Optional<T> part, PartWriter<T> writer) throws IOException {
        if (part.isPresent()) {
            writer.write(part.get(), out);
        } else {
            out.writeNull();
        }
    }

    private static void writeTruncation(Truncation truncation, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("direction", name(truncation.direction()));
        out.writeNumberField("max_length", truncation.maxLength());
        out.writeStringField(
                "strategy",
                switch (truncation.strategy()) {
                    case LONGEST_FIRST -> "LongestFirst";
                    case ONLY_FIRST -> "OnlyFirst";
                    case ONLY_SECOND -> "OnlySecond";
                });
        out.writeNumberField("stride", truncation.stride());
        out.writeEndObject();
    }

    private static void writePadding(Padding padding, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeFieldName("strategy");
        if (padding.length().isPresent()) {
            out.writeStartObject();
            out.writeNumberField("Fixed", padding.length().getAsInt());
            out.writeEndObject();
        } else {
            out.writeString("BatchLongest");
        }
        out.writeStringField("direction", name(padding.direction()));
        writeNumberOrNull("pad_to_multiple_of", padding.multipleOf(), out);
        out.writeNumberField("pad_id", padding.id());
        out.writeNumberField("pad_type_id", padding.typeId());
        out.writeStringField("pad_token", padding.token());
        out.writeEndObject();
    }

    private static String name(Direction direction) {
        return direction == Direction.LEFT ? "Left" : "Right";
    }

    private static void writeNumberOrNull(String name, OptionalInt number, JsonGenerator out) throws IOException {
        if (number.isPresent()) {
            out.writeNumberField(name, number.getAsInt());
        } else {
            out.writeNullField(name);
        }
    }

    private void writeAddedTokens() throws IOException {
        out.writeArrayFieldStart("added_tokens");
        for (AddedToken token : addedTokensById()) {
            out.writeStartObject();
            out.writeNumberField("id", token.id());
            out.writeStringField("content", token.content());
            out.writeBooleanField("single_word", token.singleWord());
            out.writeBooleanField("lstrip", token.lstrip());
            out.writeBooleanField("rstrip", token.rstrip());
            out.writeBooleanField("normalized", token.normalized());
            out.writeBooleanField("special", token.special());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private List<AddedToken> addedTokensById() {
        return pipeline.addedTokens().stream()
                .sorted(Comparator.comparingInt(AddedToken::id))
                .toList();
    }

    private void writeModel() throws IOException {
        out.writeObjectFieldStart("model");
        switch (pipeline.model()) {
            case Bpe bpe -> writeBpe(bpe);
            case WordPiece wordPiece -> {
                out.writeStringField("type", "WordPiece");
                out.writeStringField("unk_token", wordPiece.unkToken());
                out.writeStringField("continuing_subword_prefix", wordPiece.continuingSubwordPrefix());
                out.writeNumberField("max_input_chars_per_word", wordPiece.maxInputCharsPerWord());
                writeVocabulary(wordPiece.vocabulary());
            }
            case WordLevel wordLevel -> {
                out.writeStringField("type", "WordLevel");
                writeVocabulary(wordLevel.vocabulary());
                out.writeStringField("unk_token", wordLevel.unkToken());
            }
            case Unigram unigram -> writeUnigram(unigram);
            case SentencePieceModel _ -> throw inexpressible("a SentencePiece model");
        }
        out.writeEndObject();
    }

    private void writeBpe(Bpe bpe) throws IOException {
        BpeSettings settings = bpe.settings();
        out.writeStringField("type", "BPE");
        if (settings.dropout().isPresent()) {
            out.writeNumberField("dropout", settings.dropout().getAsDouble());
        } else {
            out.writeNullField("dropout");
        }
        out.writeStringField("unk_token", settings.unkToken().orElse(null));
        out.writeStringField(
                "continuing_subword_prefix", settings.continuingSubwordPrefix().orElse(null));
        out.writeStringField("end_of_word_suffix", settings.endOfWordSuffix().orElse(null));
        out.writeBooleanField("fuse_unk", settings.fuseUnk());
        out.writeBooleanField("byte_fallback", settings.byteFallback());
        out.writeBooleanField("ignore_merges", settings.ignoreMerges());
        writeVocabulary(bpe.vocabulary());
        out.writeArrayFieldStart("merges");
        BpeMerges merges = bpe.merges();
        for (int merge = 0; merge < merges.count(); merge++) {
            out.writeStartArray();
            out.writeString(bpe.vocabulary().token(merges.left(merge)));
            out.writeString(bpe.vocabulary().token(merges.right(merge)));
            out.writeEndArray();
        }
        out.writeEndArray();
    }

    private void writeVocabulary(Vocabulary vocabulary) throws IOException {
        Map<Integer, String> tokens = new TreeMap<>();
        vocabulary.forEach((token, id) -> tokens.put(id, token));
        List<AddedToken> added = addedTokensById();
        if (!AddedToken.append(List.of(), added, vocabulary).equals(added)) {
            added.forEach(token -> tokens.putIfAbsent(token.id(), token.content()));
        }
        out.writeObjectFieldStart("vocab");
        for (Map.Entry<Integer, String> entry : tokens.entrySet()) {
            out.writeNumberField(entry.getValue(), entry.getKey());
        }
        out.writeEndObject();
    }

    private void writeUnigram(Unigram unigram) throws IOException {
        out.writeStringField("type", "Unigram");
        writeNumberOrNull("unk_id", unigram.unkId(), out);
        out.writeArrayFieldStart("vocab");
        for (int id = 0; id < unigram.vocabulary().size(); id++) {
            out.writeStartArray();
            out.writeString(unigram.vocabulary().token(id));
            out.writeNumber(unigram.score(id));
            out.writeEndArray();
        }
        out.writeEndArray();
        out.writeBooleanField("byte_fallback", unigram.byteFallback());
    }
}
