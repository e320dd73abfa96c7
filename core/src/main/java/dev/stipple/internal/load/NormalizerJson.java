package dev.stipple.internal.load;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.stipple.internal.format.Json;
import dev.stipple.text.normalize.BertNormalizer;
import dev.stipple.text.normalize.ByteLevelNormalizer;
import dev.stipple.text.normalize.CharsMap;
import dev.stipple.text.normalize.Lowercase;
import dev.stipple.text.normalize.Nfc;
import dev.stipple.text.normalize.Nfd;
import dev.stipple.text.normalize.Nfkc;
import dev.stipple.text.normalize.Nfkd;
import dev.stipple.text.normalize.Nmt;
import dev.stipple.text.normalize.Normalizer;
import dev.stipple.text.normalize.NormalizerSequence;
import dev.stipple.text.normalize.Precompiled;
import dev.stipple.text.normalize.Prepend;
import dev.stipple.text.normalize.Replace;
import dev.stipple.text.normalize.SentencePieceNormalizer;
import dev.stipple.text.normalize.Strip;
import dev.stipple.text.normalize.StripAccents;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// Normalizers in a `tokenizer.json`.
final class NormalizerJson {
    private NormalizerJson() {}

    static Normalizer read(Component json) throws IOException {
        return switch (json.type()) {
            case "BertNormalizer", "Bert" ->
                new BertNormalizer(
                        json.flag("clean_text"),
                        json.flag("handle_chinese_chars"),
                        json.optionalFlag("strip_accents"),
                        json.flag("lowercase"));
            case "ByteLevel" -> new ByteLevelNormalizer();
            case "Lowercase" -> new Lowercase();
            case "NFC" -> new Nfc();
            case "NFD" -> new Nfd();
            case "NFKC" -> new Nfkc();
            case "NFKD" -> new Nfkd();
            case "Nmt" -> new Nmt();
            case "Precompiled" -> new Precompiled(charsMap(json.get("precompiled_charsmap")));
            case "Prepend" -> new Prepend(json.get("prepend").text());
            case "Replace" -> readReplace(json);
            case "Sequence" -> readSequence(json);
            case "Strip" -> new Strip(json.flag("strip_left"), json.flag("strip_right"));
            case "StripAccents" -> new StripAccents();
            default -> throw json.unsupported("normalizer");
        };
    }

    static Replace readReplace(Component json) throws IOException {
        return new Replace(json.pattern(), json.get("content").text());
    }

    private static Normalizer readSequence(Component json) throws IOException {
        List<Normalizer> normalizers = new ArrayList<>();
        for (Component part : json.components("normalizers")) {
            normalizers.add(read(part));
        }
        return new NormalizerSequence(normalizers);
    }

    private static CharsMap charsMap(Json json) throws IOException {
        try {
            return CharsMap.of(Base64.getDecoder().decode(json.text()));
        } catch (IllegalArgumentException e) {
            throw json.malformed("not a map of characters: " + e.getMessage());
        }
    }

    static void write(Normalizer normalizer, JsonGenerator out) throws IOException {
        out.writeStartObject();
        switch (normalizer) {
            case SentencePieceNormalizer _ -> throw TokenizerJsonWriter.inexpressible("SentencePiece's normalizer");
            case BertNormalizer bert -> {
                out.writeStringField("type", "BertNormalizer");
                out.writeBooleanField("clean_text", bert.cleanText());
                out.writeBooleanField("handle_chinese_chars", bert.handleChineseChars());
                if (bert.stripAccents().isPresent()) {
                    out.writeBooleanField("strip_accents", bert.stripAccents().get());
                } else {
                    out.writeNullField("strip_accents");
                }
                out.writeBooleanField("lowercase", bert.lowercase());
            }
            case ByteLevelNormalizer _ -> out.writeStringField("type", "ByteLevel");
            case Lowercase _ -> out.writeStringField("type", "Lowercase");
            case Nfc _ -> out.writeStringField("type", "NFC");
            case Nfd _ -> out.writeStringField("type", "NFD");
            case Nfkc _ -> out.writeStringField("type", "NFKC");
            case Nfkd _ -> out.writeStringField("type", "NFKD");
            case Nmt _ -> out.writeStringField("type", "Nmt");
            case StripAccents _ -> out.writeStringField("type", "StripAccents");
            case Precompiled precompiled -> {
                out.writeStringField("type", "Precompiled");
                out.writeStringField(
                        "precompiled_charsmap",
                        Base64.getEncoder()
                                .encodeToString(precompiled.charsMap().toBytes()));
            }
            case Prepend prepend -> {
                out.writeStringField("type", "Prepend");
                out.writeStringField("prepend", prepend.prepend());
            }
            case Replace replace -> writeReplace(replace, out);
            case NormalizerSequence sequence -> {
                out.writeStringField("type", "Sequence");
                out.writeArrayFieldStart("normalizers");
                for (Normalizer part : sequence.normalizers()) {
                    write(part, out);
                }
                out.writeEndArray();
            }
            case Strip strip -> {
                out.writeStringField("type", "Strip");
                out.writeBooleanField("strip_left", strip.stripLeft());
                out.writeBooleanField("strip_right", strip.stripRight());
            }
        }
        out.writeEndObject();
    }

    static void writeReplace(Replace replace, JsonGenerator out) throws IOException {
        out.writeStringField("type", "Replace");
        Component.writePattern(replace.pattern(), out);
        out.writeStringField("content", replace.content());
    }
}
