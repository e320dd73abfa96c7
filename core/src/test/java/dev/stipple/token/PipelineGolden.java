package dev.stipple.token;

import dev.stipple.internal.format.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/// The tokenizers of `pipelines.json` (made by `bench/golden/pipelines.py`) and what the reference does with them.
final class PipelineGolden {
    /// A tokenizer as a `tokenizer.json`, and its cases.
    record Golden(String name, String tokenizerJson, List<Case> cases) {
        @Override
        public String toString() {
            return name;
        }
    }

    /// A text, or a pair of texts, and digests of what comes out.
    record Case(
            List<String> texts, Specials specials, boolean framed, String encoding, String decoded, String skipped) {}

    private PipelineGolden() {}

    static List<Golden> load() throws IOException {
        byte[] bytes;
        try (InputStream in = PipelineGolden.class.getResourceAsStream("pipelines.json")) {
            bytes = in.readAllBytes();
        }
        Json file = Json.of("pipelines.json", bytes);
        List<Golden> all = new ArrayList<>();
        for (Json tokenizer : file.get("tokenizers").items()) {
            String model = tokenizer.get("model").text();
            Map<String, Json> members =
                    new LinkedHashMap<>(tokenizer.get("pipeline").members());
            StringJoiner json = new StringJoiner(",", "{", "}").add("\"version\":\"1.0\"");
            members.forEach((name, value) -> json.add(quote(name) + ":" + text(value)));
            json.add("\"model\":" + model(file.get("models"), model));
            List<Case> cases = new ArrayList<>();
            for (Json item : tokenizer.get("cases").items()) {
                cases.add(readCase(item, file.get("texts").items()));
            }
            String name = all.size() + " " + model;
            all.add(new Golden(name, json.toString(), cases));
        }
        return all;
    }

    private static Case readCase(Json json, List<Json> texts) throws IOException {
        List<String> pair = new ArrayList<>();
        pair.add(texts.get(json.get("text").integer()).text());
        if (json.find("pair").isPresent()) {
            pair.add(json.get("pair").text());
        }
        return new Case(
                pair,
                json.get("allow").bool() ? Specials.ALLOW_ALL : Specials.AS_TEXT,
                json.get("frame").bool(),
                json.get("encoding").text(),
                json.get("decoded").text(),
                json.get("skipped").text());
    }

    private static String model(Json models, String name) throws IOException {
        Json model = models.get(name);
        if (model.find("like").isEmpty()) {
            return text(model);
        }
        Map<String, Json> members =
                new LinkedHashMap<>(models.get(model.get("like").text()).members());
        members.putAll(model.get("but").members());
        StringJoiner json = new StringJoiner(",", "{", "}");
        members.forEach((member, value) -> json.add(quote(member) + ":" + text(value)));
        return json.toString();
    }

    /// Writes a value back as JSON.
    private static String text(Json json) {
        try {
            if (json.isNull()) {
                return "null";
            }
            if (json.isObject()) {
                StringJoiner members = new StringJoiner(",", "{", "}");
                json.members().forEach((name, value) -> members.add(quote(name) + ":" + text(value)));
                return members.toString();
            }
            if (json.isArray()) {
                StringJoiner items = new StringJoiner(",", "[", "]");
                json.items().forEach(item -> items.add(text(item)));
                return items.toString();
            }
            return json.isText() ? quote(json.text()) : scalar(json);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String scalar(Json json) throws IOException {
        try {
            double number = json.number();
            return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
        } catch (IOException e) {
            return Boolean.toString(json.bool());
        }
    }

    private static String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            quoted.append(c == '"' || c == '\\' || c < ' ' ? String.format("\\u%04x", (int) c) : String.valueOf(c));
        }
        return quoted.append('"').toString();
    }
}
