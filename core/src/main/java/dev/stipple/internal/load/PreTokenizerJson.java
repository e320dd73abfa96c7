package dev.stipple.internal.load;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.stipple.internal.format.Json;
import dev.stipple.text.pretokenize.BertPreTokenizer;
import dev.stipple.text.pretokenize.ByteLevel;
import dev.stipple.text.pretokenize.CharDelimiterSplit;
import dev.stipple.text.pretokenize.Digits;
import dev.stipple.text.pretokenize.FixedLength;
import dev.stipple.text.pretokenize.Metaspace;
import dev.stipple.text.pretokenize.PreTokenizer;
import dev.stipple.text.pretokenize.PreTokenizerSequence;
import dev.stipple.text.pretokenize.PrependScheme;
import dev.stipple.text.pretokenize.Punctuation;
import dev.stipple.text.pretokenize.Split;
import dev.stipple.text.pretokenize.SplitBehavior;
import dev.stipple.text.pretokenize.UnicodeScripts;
import dev.stipple.text.pretokenize.Whitespace;
import dev.stipple.text.pretokenize.WhitespaceSplit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Pre-tokenizers in a `tokenizer.json`.
final class PreTokenizerJson {
    private static final int DEFAULT_LENGTH = 5;

    private PreTokenizerJson() {}

    static PreTokenizer read(Component json) throws IOException {
        return switch (json.type()) {
            case "BertPreTokenizer" -> new BertPreTokenizer();
            case "ByteLevel" -> new ByteLevel(json.flagOr("add_prefix_space", true), json.flagOr("use_regex", true));
            case "CharDelimiterSplit", "Delimiter" -> new CharDelimiterSplit(json.codePoint("delimiter"));
            case "Digits" -> new Digits(json.flagOr("individual_digits", false));
            case "FixedLength" -> readFixedLength(json);
            case "Metaspace" -> readMetaspace(json);
            case "Punctuation" -> new Punctuation(behavior(json.find("behavior")));
            case "Sequence" -> readSequence(json);
            case "Split" ->
                new Split(json.pattern(), behavior(Optional.of(json.get("behavior"))), json.flagOr("invert", false));
            case "UnicodeScripts" -> new UnicodeScripts();
            case "Whitespace" -> new Whitespace();
            case "WhitespaceSplit" -> new WhitespaceSplit();
            default -> throw json.unsupported("pre-tokenizer");
        };
    }

    /// Reads a Metaspace of any age: earlier ones have `add_prefix_space` in place of `prepend_scheme`.
    static Metaspace readMetaspace(Component json) throws IOException {
        boolean prefixed = json.flagOr("add_prefix_space", true);
        Optional<Json> scheme = json.find("prepend_scheme");
        PrependScheme prependScheme = prefixed ? PrependScheme.ALWAYS : PrependScheme.NEVER;
        if (scheme.isPresent()) {
            prependScheme = switch (scheme.get().text()) {
                case "always" -> PrependScheme.ALWAYS;
                case "first" -> PrependScheme.FIRST;
                case "never" -> PrependScheme.NEVER;
                default -> throw scheme.get().malformed("prepend_scheme is always, first or never");
            };
            if (!prefixed && prependScheme != PrependScheme.NEVER) {
                throw scheme.get().malformed("add_prefix_space is false, but prepend_scheme is not never");
            }
        }
        return new Metaspace(json.codePoint("replacement"), prependScheme, json.flagOr("split", true));
    }

    private static PreTokenizer readFixedLength(Component json) throws IOException {
        Optional<Json> length = json.find("length");
        if (length.isEmpty()) {
            return new FixedLength(DEFAULT_LENGTH);
        }
        if (length.get().integer() < 1) {
            throw length.get().malformed("length must be at least 1");
        }
        return new FixedLength(length.get().integer());
    }

    private static PreTokenizer readSequence(Component json) throws IOException {
        List<PreTokenizer> parts = new ArrayList<>();
        for (Component part : json.components("pretokenizers")) {
            parts.add(read(part));
        }
        return new PreTokenizerSequence(parts);
    }

    private static SplitBehavior behavior(Optional<Json> json) throws IOException {
        if (json.isEmpty()) {
            return SplitBehavior.ISOLATED;
        }
        for (SplitBehavior behavior : SplitBehavior.values()) {
            if (name(behavior).equals(json.get().text())) {
                return behavior;
            }
        }
        throw json.get().malformed("unknown behavior \"" + json.get().text() + "\"");
    }

    /// Returns the name in camel case, such as `MergedWithNext`.
    private static String name(SplitBehavior behavior) {
        StringBuilder name = new StringBuilder();
        for (String word : behavior.name().split("_", -1)) {
            name.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
        }
        return name.toString();
    }

    static void write(PreTokenizer preTokenizer, JsonGenerator out) throws IOException {
        out.writeStartObject();
        switch (preTokenizer) {
            case BertPreTokenizer _ -> out.writeStringField("type", "BertPreTokenizer");
            case ByteLevel byteLevel -> writeByteLevel(byteLevel.addPrefixSpace(), true, byteLevel.useRegex(), out);
            case CharDelimiterSplit delimiter -> {
                out.writeStringField("type", "CharDelimiterSplit");
                out.writeStringField("delimiter", Character.toString(delimiter.delimiter()));
            }
            case Digits digits -> {
                out.writeStringField("type", "Digits");
                out.writeBooleanField("individual_digits", digits.individualDigits());
            }
            case FixedLength fixed -> {
                out.writeStringField("type", "FixedLength");
                out.writeNumberField("length", fixed.length());
            }
            case Metaspace metaspace -> writeMetaspace(metaspace, out);
            case Punctuation punctuation -> {
                out.writeStringField("type", "Punctuation");
                out.writeStringField("behavior", name(punctuation.behavior()));
            }
            case PreTokenizerSequence sequence -> {
                out.writeStringField("type", "Sequence");
                out.writeArrayFieldStart("pretokenizers");
                for (PreTokenizer part : sequence.preTokenizers()) {
                    write(part, out);
                }
                out.writeEndArray();
            }
            case Split split -> {
                out.writeStringField("type", "Split");
                Component.writePattern(split.pattern(), out);
                out.writeStringField("behavior", name(split.behavior()));
                out.writeBooleanField("invert", split.invert());
            }
            case UnicodeScripts _ -> out.writeStringField("type", "UnicodeScripts");
            case Whitespace _ -> out.writeStringField("type", "Whitespace");
            case WhitespaceSplit _ -> out.writeStringField("type", "WhitespaceSplit");
        }
        out.writeEndObject();
    }

    static void writeByteLevel(boolean addPrefixSpace, boolean trimOffsets, boolean useRegex, JsonGenerator out)
            throws IOException {
        out.writeStringField("type", "ByteLevel");
        out.writeBooleanField("add_prefix_space", addPrefixSpace);
        out.writeBooleanField("trim_offsets", trimOffsets);
        out.writeBooleanField("use_regex", useRegex);
    }

    static void writeMetaspace(Metaspace metaspace, JsonGenerator out) throws IOException {
        out.writeStringField("type", "Metaspace");
        out.writeStringField("replacement", Character.toString(metaspace.replacement()));
        out.writeStringField("prepend_scheme", metaspace.prependScheme().name().toLowerCase(Locale.ROOT));
        out.writeBooleanField("split", metaspace.split());
    }
}
