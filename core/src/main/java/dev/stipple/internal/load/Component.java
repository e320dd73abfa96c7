package dev.stipple.internal.load;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.stipple.MalformedModelException;
import dev.stipple.UnsupportedModelException;
import dev.stipple.internal.format.Json;
import dev.stipple.text.LiteralPattern;
import dev.stipple.text.RegexPattern;
import dev.stipple.text.TextPattern;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;

/// An object of a `tokenizer.json` that says by its `type` which component it is.
///
/// @param file the file's name, for errors
/// @param json the object
record Component(String file, Json json) {
    /// What components without a type have that tells theirs; early files have no types.
    private static final Map<String, String> TELLING = Map.of(
            "clean_text", "BertNormalizer",
            "strip_left", "Strip",
            "precompiled_charsmap", "Precompiled",
            "prepend", "Prepend",
            "normalizers", "Sequence");

    String type() throws MalformedModelException {
        Optional<Json> type = json.find("type");
        if (type.isPresent()) {
            return type.get().text();
        }
        for (String member : json.members().keySet()) {
            if (TELLING.containsKey(member)) {
                return TELLING.getOrDefault(member, "");
            }
        }
        throw json.malformed("member \"type\" is missing");
    }

    Json get(String name) throws MalformedModelException {
        return json.get(name);
    }

    Optional<Json> find(String name) throws MalformedModelException {
        return json.find(name);
    }

    boolean flag(String name) throws MalformedModelException {
        return json.get(name).bool();
    }

    boolean flagOr(String name, boolean otherwise) throws MalformedModelException {
        return optionalFlag(name).orElse(otherwise);
    }

    Optional<Boolean> optionalFlag(String name) throws MalformedModelException {
        Optional<Json> flag = json.find(name);
        return flag.isPresent() ? Optional.of(flag.get().bool()) : Optional.empty();
    }

    /// Returns the code point that member `name` is a string of.
    int codePoint(String name) throws MalformedModelException {
        String text = json.get(name).text();
        if (text.isEmpty() || text.length() != Character.charCount(text.codePointAt(0))) {
            throw json.get(name).malformed("expected one character, found \"" + text + "\"");
        }
        return text.codePointAt(0);
    }

    /// Returns the components in the array `name`.
    List<Component> components(String name) throws MalformedModelException {
        List<Component> components = new ArrayList<>();
        for (Json item : json.get(name).items()) {
            components.add(new Component(file, item));
        }
        return components;
    }

    /// Returns the member `pattern`: `{"String": …}` or `{"Regex": …}`.
    TextPattern pattern() throws IOException {
        Json pattern = json.get("pattern");
        Optional<Json> literal = pattern.find("String");
        if (literal.isPresent()) {
            return TextPattern.literal(literal.get().text());
        }
        Json regex = pattern.get("Regex");
        try {
            return TextPattern.regex(regex.text());
        } catch (PatternSyntaxException e) {
            throw new UnsupportedModelException(
                    file, "the regular expression at offset " + regex.offset() + ": " + e.getMessage());
        }
    }

    static void writePattern(TextPattern pattern, JsonGenerator out) throws IOException {
        out.writeObjectFieldStart("pattern");
        switch (pattern) {
            case LiteralPattern literal -> out.writeStringField("String", literal.source());
            case RegexPattern regex -> out.writeStringField("Regex", regex.source());
        }
        out.writeEndObject();
    }

    /// Returns the exception that says that there is no `kind` of this type.
    UnsupportedModelException unsupported(String kind) throws MalformedModelException {
        return new UnsupportedModelException(file, kind + " of type \"" + type() + "\" at offset " + json.offset());
    }
}
