package dev.stipple.internal.load;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.stipple.internal.format.Json;
import dev.stipple.token.pipeline.BpeDecoder;
import dev.stipple.token.pipeline.ByteFallbackDecoder;
import dev.stipple.token.pipeline.ByteLevelDecoder;
import dev.stipple.token.pipeline.CtcDecoder;
import dev.stipple.token.pipeline.Decoder;
import dev.stipple.token.pipeline.DecoderSequence;
import dev.stipple.token.pipeline.FuseDecoder;
import dev.stipple.token.pipeline.MetaspaceDecoder;
import dev.stipple.token.pipeline.ReplaceDecoder;
import dev.stipple.token.pipeline.SentencePieceDecoder;
import dev.stipple.token.pipeline.StripDecoder;
import dev.stipple.token.pipeline.WordPieceDecoder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Decoders in a `tokenizer.json`.
final class DecoderJson {
    private DecoderJson() {}

    static Decoder read(Component json) throws IOException {
        return switch (json.type()) {
            case "BPEDecoder" -> new BpeDecoder(json.get("suffix").text());
            case "ByteFallback" -> new ByteFallbackDecoder();
            case "ByteLevel" ->
                new ByteLevelDecoder(
                        json.flagOr("add_prefix_space", true),
                        json.flagOr("trim_offsets", true),
                        json.flagOr("use_regex", true));
            case "CTC" ->
                new CtcDecoder(
                        json.get("pad_token").text(),
                        json.get("word_delimiter_token").text(),
                        json.flag("cleanup"));
            case "Fuse" -> new FuseDecoder();
            case "Metaspace" -> new MetaspaceDecoder(PreTokenizerJson.readMetaspace(json));
            case "Replace" -> new ReplaceDecoder(NormalizerJson.readReplace(json));
            case "Sequence" -> readSequence(json);
            case "Strip" -> new StripDecoder(json.codePoint("content"), count(json, "start"), count(json, "stop"));
            case "WordPiece" -> new WordPieceDecoder(json.get("prefix").text(), json.flag("cleanup"));
            default -> throw json.unsupported("decoder");
        };
    }

    private static int count(Component json, String name) throws IOException {
        Json count = json.get(name);
        if (count.integer() < 0) {
            throw count.malformed(name + " is negative: " + count.integer());
        }
        return count.integer();
    }

    private static Decoder readSequence(Component json) throws IOException {
        List<Decoder> decoders = new ArrayList<>();
        for (Component part : json.components("decoders")) {
            decoders.add(read(part));
        }
        return new DecoderSequence(decoders);
    }

    static void write(Decoder decoder, JsonGenerator out) throws IOException {
        out.writeStartObject();
        switch (decoder) {
            case SentencePieceDecoder _ -> throw TokenizerJsonWriter.inexpressible("SentencePiece's decoder");
            case BpeDecoder bpe -> {
                out.writeStringField("type", "BPEDecoder");
                out.writeStringField("suffix", bpe.suffix());
            }
            case ByteFallbackDecoder _ -> out.writeStringField("type", "ByteFallback");
            case ByteLevelDecoder bytes ->
                PreTokenizerJson.writeByteLevel(bytes.addPrefixSpace(), bytes.trimOffsets(), bytes.useRegex(), out);
            case CtcDecoder ctc -> {
                out.writeStringField("type", "CTC");
                out.writeStringField("pad_token", ctc.padToken());
                out.writeStringField("word_delimiter_token", ctc.wordDelimiterToken());
                out.writeBooleanField("cleanup", ctc.cleanup());
            }
            case FuseDecoder _ -> out.writeStringField("type", "Fuse");
            case MetaspaceDecoder metaspace -> PreTokenizerJson.writeMetaspace(metaspace.metaspace(), out);
            case ReplaceDecoder replace -> NormalizerJson.writeReplace(replace.replace(), out);
            case DecoderSequence sequence -> {
                out.writeStringField("type", "Sequence");
                out.writeArrayFieldStart("decoders");
                for (Decoder part : sequence.decoders()) {
                    write(part, out);
                }
                out.writeEndArray();
            }
            case StripDecoder strip -> {
                out.writeStringField("type", "Strip");
                out.writeStringField("content", Character.toString(strip.content()));
                out.writeNumberField("start", strip.start());
                out.writeNumberField("stop", strip.stop());
            }
            case WordPieceDecoder wordPiece -> {
                out.writeStringField("type", "WordPiece");
                out.writeStringField("prefix", wordPiece.prefix());
                out.writeBooleanField("cleanup", wordPiece.cleanup());
            }
        }
        out.writeEndObject();
    }
}
