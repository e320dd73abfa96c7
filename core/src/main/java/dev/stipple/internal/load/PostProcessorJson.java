package dev.stipple.internal.load;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.stipple.internal.format.Json;
import dev.stipple.token.pipeline.BertProcessing;
import dev.stipple.token.pipeline.ByteLevelProcessing;
import dev.stipple.token.pipeline.PostProcessor;
import dev.stipple.token.pipeline.PostProcessorSequence;
import dev.stipple.token.pipeline.RobertaProcessing;
import dev.stipple.token.pipeline.TemplateProcessing;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Post-processors in a `tokenizer.json`.
final class PostProcessorJson {
    /// A token and its id, as `["[SEP]", 102]`.
    private record Pair(String token, int id) {}

    private PostProcessorJson() {}

    static PostProcessor read(Component json) throws IOException {
        return switch (json.type()) {
            case "BertProcessing" -> {
                Pair sep = pair(json.get("sep"));
                Pair cls = pair(json.get("cls"));
                yield new BertProcessing(sep.token, sep.id, cls.token, cls.id);
            }
            case "RobertaProcessing" -> {
                Pair sep = pair(json.get("sep"));
                Pair cls = pair(json.get("cls"));
                yield new RobertaProcessing(
                        sep.token,
                        sep.id,
                        cls.token,
                        cls.id,
                        json.flagOr("trim_offsets", true),
                        json.flagOr("add_prefix_space", true));
            }
            case "ByteLevel" ->
                new ByteLevelProcessing(
                        json.flagOr("add_prefix_space", true),
                        json.flagOr("trim_offsets", true),
                        json.flagOr("use_regex", true));
            case "TemplateProcessing" -> readTemplate(json);
            case "Sequence" -> readSequence(json);
            default -> throw json.unsupported("post-processor");
        };
    }

    private static Pair pair(Json json) throws IOException {
        List<Json> items = json.items();
        if (items.size() != 2) {
            throw json.malformed("expected a token and its id");
        }
        return new Pair(items.get(0).text(), items.get(1).integer());
    }

    private static PostProcessor readSequence(Component json) throws IOException {
        List<PostProcessor> processors = new ArrayList<>();
        for (Component part : json.components("processors")) {
            processors.add(read(part));
        }
        return new PostProcessorSequence(processors);
    }

    private static PostProcessor readTemplate(Component json) throws IOException {
        Map<String, TemplateProcessing.SpecialToken> specialTokens = new HashMap<>();
        for (Map.Entry<String, Json> member :
                json.get("special_tokens").members().entrySet()) {
            specialTokens.put(member.getKey(), readSpecialToken(member.getValue()));
        }
        try {
            return new TemplateProcessing(pieces(json.get("single")), pieces(json.get("pair")), specialTokens);
        } catch (IllegalArgumentException e) {
            throw json.json().malformed(String.valueOf(e.getMessage()));
        }
    }

    private static TemplateProcessing.SpecialToken readSpecialToken(Json json) throws IOException {
        List<Integer> ids = new ArrayList<>();
        for (Json id : json.get("ids").items()) {
            ids.add(id.integer());
        }
        List<String> tokens = new ArrayList<>();
        for (Json token : json.get("tokens").items()) {
            tokens.add(token.text());
        }
        if (ids.size() != tokens.size()) {
            throw json.malformed(ids.size() + " ids for " + tokens.size() + " tokens");
        }
        return new TemplateProcessing.SpecialToken(json.get("id").text(), ids, tokens);
    }

    private static List<TemplateProcessing.Piece> pieces(Json json) throws IOException {
        List<TemplateProcessing.Piece> pieces = new ArrayList<>();
        for (Json item : json.items()) {
            Optional<Json> sequence = item.find("Sequence");
            Json piece = sequence.isPresent() ? sequence.get() : item.get("SpecialToken");
            String id = piece.get("id").text();
            int typeId = piece.get("type_id").integer();
            if (sequence.isEmpty()) {
                pieces.add(new TemplateProcessing.Special(id, typeId));
            } else if (id.equals("A") || id.equals("B")) {
                pieces.add(new TemplateProcessing.Sequence(id.equals("A") ? 0 : 1, typeId));
            } else {
                throw piece.malformed("a sequence is A or B, found " + id);
            }
        }
        return pieces;
    }

    static void write(PostProcessor processor, JsonGenerator out) throws IOException {
        out.writeStartObject();
        switch (processor) {
            case BertProcessing bert -> {
                out.writeStringField("type", "BertProcessing");
                writePair("sep", bert.sep(), bert.sepId(), out);
                writePair("cls", bert.cls(), bert.clsId(), out);
            }
            case RobertaProcessing roberta -> {
                out.writeStringField("type", "RobertaProcessing");
                writePair("sep", roberta.sep(), roberta.sepId(), out);
                writePair("cls", roberta.cls(), roberta.clsId(), out);
                out.writeBooleanField("trim_offsets", roberta.trimOffsets());
                out.writeBooleanField("add_prefix_space", roberta.addPrefixSpace());
            }
            case ByteLevelProcessing bytes ->
                PreTokenizerJson.writeByteLevel(bytes.addPrefixSpace(), bytes.trimOffsets(), bytes.useRegex(), out);
            case TemplateProcessing template -> writeTemplate(template, out);
            case PostProcessorSequence sequence -> {
                out.writeStringField("type", "Sequence");
                out.writeArrayFieldStart("processors");
                for (PostProcessor part : sequence.processors()) {
                    write(part, out);
                }
                out.writeEndArray();
            }
        }
        out.writeEndObject();
    }

    private static void writePair(String name, String token, int id, JsonGenerator out) throws IOException {
        out.writeArrayFieldStart(name);
        out.writeString(token);
        out.writeNumber(id);
        out.writeEndArray();
    }

    private static void writeTemplate(TemplateProcessing template, JsonGenerator out) throws IOException {
        out.writeStringField("type", "TemplateProcessing");
        writePieces("single", template.single(), out);
        writePieces("pair", template.pair(), out);
        out.writeObjectFieldStart("special_tokens");
        for (Map.Entry<String, TemplateProcessing.SpecialToken> entry :
                new TreeMap<>(template.specialTokens()).entrySet()) {
            TemplateProcessing.SpecialToken token = entry.getValue();
            out.writeObjectFieldStart(entry.getKey());
            out.writeStringField("id", token.name());
            out.writeArrayFieldStart("ids");
            for (int id : token.ids()) {
                out.writeNumber(id);
            }
            out.writeEndArray();
            out.writeArrayFieldStart("tokens");
            for (String text : token.tokens()) {
                out.writeString(text);
            }
            out.writeEndArray();
            out.writeEndObject();
        }
        out.writeEndObject();
    }

    private static void writePieces(String name, List<TemplateProcessing.Piece> pieces, JsonGenerator out)
            throws IOException {
        out.writeArrayFieldStart(name);
        for (TemplateProcessing.Piece piece : pieces) {
            out.writeStartObject();
            switch (piece) {
                case TemplateProcessing.Sequence sequence -> {
                    out.writeObjectFieldStart("Sequence");
                    out.writeStringField("id", sequence.index() == 0 ? "A" : "B");
                }
                case TemplateProcessing.Special special -> {
                    out.writeObjectFieldStart("SpecialToken");
                    out.writeStringField("id", special.name());
                }
            }
            out.writeNumberField("type_id", piece.typeId());
            out.writeEndObject();
            out.writeEndObject();
        }
        out.writeEndArray();
    }
}
