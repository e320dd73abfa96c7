package dev.stipple.cli;

import dev.stipple.internal.format.Json;
import dev.stipple.token.model.TokenEscapes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The JSON of a component of a tokenizer in words: its type, then its settings; the steps of a sequence by
/// arrows.
final class ComponentText {
    /// A map of characters has hundreds of kilobytes, a regular expression may have some hundred chars.
    private static final int LONGEST = 400;

    private ComponentText() {}

    static String of(String json) throws IOException {
        return text(Json.of("component", json.getBytes(StandardCharsets.UTF_8)));
    }

    private static String text(Json json) throws IOException {
        if (json.isObject()) {
            return object(json.members());
        }
        if (json.isArray()) {
            return "[" + join(", ", json.items()) + "]";
        }
        if (json.isText()) {
            // For people: the backslashes of a regular expression stay single.
            String text = TokenEscapes.escape(json.text()).replace("\\\\", "\\");
            return text.length() <= LONGEST ? text : "(" + json.text().length() + " chars)";
        }
        return json.isNull() ? "none" : scalar(json);
    }

    private static String object(Map<String, Json> members) throws IOException {
        // The pieces of a template, such as [CLS] and the text $A.
        if (members.containsKey("SpecialToken")) {
            return members.get("SpecialToken").get("id").text();
        }
        if (members.containsKey("Sequence")) {
            return "$" + members.get("Sequence").get("id").text();
        }
        List<String> parts = new ArrayList<>();
        String type = "";
        for (Map.Entry<String, Json> member : members.entrySet()) {
            Json value = member.getValue();
            if (member.getKey().equals("type")) {
                type = value.text();
            } else if (type.equals("Sequence") && value.isArray()) {
                return join(" → ", value.items());
            } else {
                parts.add(member.getKey() + " " + text(value));
            }
        }
        if (type.isEmpty()) {
            return parts.size() == 1 ? parts.getFirst() : "(" + String.join(", ", parts) + ")";
        }
        return parts.isEmpty() ? type : type + " (" + String.join(", ", parts) + ")";
    }

    private static String join(String separator, List<Json> items) throws IOException {
        List<String> texts = new ArrayList<>();
        for (Json item : items) {
            texts.add(text(item));
        }
        return String.join(separator, texts);
    }

    private static String scalar(Json json) throws IOException {
        if (json.isBool()) {
            return Boolean.toString(json.bool());
        }
        double number = json.number();
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }
}
