package dev.stipple.internal.load;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.stipple.MalformedModelException;
import dev.stipple.UnsupportedModelException;
import dev.stipple.internal.format.Json;
import dev.stipple.token.model.Model;
import dev.stipple.token.pipeline.AddedToken;
import dev.stipple.token.pipeline.Direction;
import dev.stipple.token.pipeline.Padding;
import dev.stipple.token.pipeline.Pipeline;
import dev.stipple.token.pipeline.Truncation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// Reads `tokenizer.json`, the format of Hugging Face tokenizers, and all that its releases up to 0.23 have written.
///
/// Added tokens get the ids that Hugging Face gives them, which are those of the file unless the file contradicts
/// itself: a token that the model knows has the model's id, the others follow the vocabulary one by one.
public final class TokenizerJson {
    private static final String VERSION = "1.0";

    private final String file;
    private final Map<String, Json> parts = new HashMap<>();
    private @Nullable Model model;

    private TokenizerJson(String file) {
        this.file = file;
    }

    /// Returns the pipeline in `file`.
    public static Pipeline read(Path file) throws IOException {
        return read(file.toString(), Files.readAllBytes(file));
    }

    /// Returns the pipeline that `utf8` holds; `file` names it in errors.
    public static Pipeline read(String file, byte[] utf8) throws IOException {
        return Json.parse(file, utf8, parser -> new TokenizerJson(file).read(parser));
    }

    private Pipeline read(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw new MalformedModelException(file, Json.offset(parser), "a tokenizer.json is an object");
        }
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            if (name.equals("model")) {
                model = ModelJson.read(file, parser);
            } else {
                parts.put(name, Json.at(file, parser));
            }
        }
        return build();
    }

    private Pipeline build() throws IOException {
        Optional<Json> version = part("version");
        if (version.isPresent() && !version.get().text().equals(VERSION)) {
            throw new UnsupportedModelException(
                    file, "tokenizer.json version " + version.get().text() + "; known is " + VERSION);
        }
        Model read = model;
        if (read == null) {
            throw new MalformedModelException(file, MalformedModelException.NO_OFFSET, "there is no \"model\"");
        }
        return new Pipeline(
                addedTokens(read),
                optional("normalizer", NormalizerJson::read),
                optional("pre_tokenizer", PreTokenizerJson::read),
                read,
                optional("post_processor", PostProcessorJson::read),
                optional("decoder", DecoderJson::read),
                optional("truncation", component -> truncation(component.json())),
                optional("padding", component -> padding(component.json())));
    }

    /// Reads a part that may be absent.
    @FunctionalInterface
    private interface PartReader<T> {
        T read(Component component) throws IOException;
    }

    private <T> Optional<T> optional(String name, PartReader<T> reader) throws IOException {
        Optional<Json> part = part(name);
        return part.isPresent() ? Optional.of(reader.read(new Component(file, part.get()))) : Optional.empty();
    }

    private Optional<Json> part(String name) {
        return Optional.ofNullable(parts.get(name)).filter(part -> !part.isNull());
    }

    private List<AddedToken> addedTokens(Model model) throws IOException {
        Optional<Json> array = part("added_tokens");
        List<AddedToken> tokens = new ArrayList<>();
        if (array.isPresent()) {
            for (Json item : array.get().items()) {
                Component token = new Component(file, item);
                boolean special = token.flagOr("special", false);
                tokens.add(new AddedToken(
                        0,
                        token.get("content").text(),
                        token.flagOr("single_word", false),
                        token.flagOr("lstrip", false),
                        token.flagOr("rstrip", false),
                        token.flagOr("normalized", !special),
                        special));
            }
        }
        return AddedToken.append(List.of(), tokens, model.vocabulary());
    }

    private static Truncation truncation(Json json) throws IOException {
        Truncation.Strategy strategy = switch (json.get("strategy").text()) {
            case "LongestFirst" -> Truncation.Strategy.LONGEST_FIRST;
            case "OnlyFirst" -> Truncation.Strategy.ONLY_FIRST;
            case "OnlySecond" -> Truncation.Strategy.ONLY_SECOND;
            default -> throw json.get("strategy").malformed("unknown truncation strategy");
        };
        Optional<Json> direction = json.find("direction");
        return new Truncation(
                natural(json.get("max_length")),
                natural(json.get("stride")),
                strategy,
                direction.isPresent() ? direction(direction.get()) : Direction.RIGHT);
    }

    private static Padding padding(Json json) throws IOException {
        Json strategy = json.get("strategy");
        OptionalInt length = OptionalInt.empty();
        if (strategy.isObject()) {
            length = OptionalInt.of(natural(strategy.get("Fixed")));
        } else if (!strategy.text().equals("BatchLongest")) {
            throw strategy.malformed("unknown padding strategy");
        }
        Optional<Json> multiple = json.find("pad_to_multiple_of");
        return new Padding(
                length,
                direction(json.get("direction")),
                multiple.isPresent() ? OptionalInt.of(natural(multiple.get())) : OptionalInt.empty(),
                json.get("pad_id").integer(),
                json.get("pad_type_id").integer(),
                json.get("pad_token").text());
    }

    private static Direction direction(Json json) throws IOException {
        return switch (json.text()) {
            case "Left" -> Direction.LEFT;
            case "Right" -> Direction.RIGHT;
            default -> throw json.malformed("a direction is Left or Right");
        };
    }

    private static int natural(Json json) throws IOException {
        if (json.integer() < 0) {
            throw json.malformed("negative: " + json.integer());
        }
        return json.integer();
    }
}
