package dev.stipple.internal.load;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.stipple.UnsupportedModelException;
import dev.stipple.text.normalize.Normalizer;
import dev.stipple.text.normalize.SentencePieceNormalizer;
import dev.stipple.text.pretokenize.PreTokenizer;
import dev.stipple.token.pipeline.Decoder;
import dev.stipple.token.pipeline.PostProcessor;
import dev.stipple.token.pipeline.SentencePieceDecoder;
import java.io.IOException;
import java.io.StringWriter;

/// Single components as a `tokenizer.json` would write them, for showing them to people. Of a component that it cannot
/// express, the type and its settings in the same manner.
public final class ComponentJson {
    private static final JsonFactory FACTORY = new JsonFactory();

    /// Writes a component.
    @FunctionalInterface
    private interface Writer {
        void write(JsonGenerator out) throws IOException;
    }

    private ComponentJson() {}

    /// Returns the JSON of `normalizer`.
    public static String of(Normalizer normalizer) throws IOException {
        return text(normalizer, out -> NormalizerJson.write(normalizer, out), out -> {
            if (normalizer instanceof SentencePieceNormalizer pieces) {
                writeOptions(out, pieces.options());
                out.writeBooleanField("characters_map", pieces.rules().isPresent());
                out.writeNumberField("user_defined_pieces", pieces.userDefined().size());
            }
        });
    }

    /// Returns the JSON of `preTokenizer`.
    public static String of(PreTokenizer preTokenizer) throws IOException {
        return text(preTokenizer, out -> PreTokenizerJson.write(preTokenizer, out), _ -> {});
    }

    /// Returns the JSON of `postProcessor`.
    public static String of(PostProcessor postProcessor) throws IOException {
        return text(postProcessor, out -> PostProcessorJson.write(postProcessor, out), _ -> {});
    }

    /// Returns the JSON of `decoder`.
    public static String of(Decoder decoder) throws IOException {
        return text(decoder, out -> DecoderJson.write(decoder, out), out -> {
            if (decoder instanceof SentencePieceDecoder pieces) {
                writeOptions(out, pieces.options());
                out.writeStringField("unk_surface", pieces.unkSurface());
                out.writeBooleanField("denormalizer", pieces.denormalizer().isPresent());
            }
        });
    }

    private static void writeOptions(JsonGenerator out, SentencePieceNormalizer.Options options) throws IOException {
        out.writeBooleanField("add_dummy_prefix", options.addDummyPrefix());
        out.writeBooleanField("remove_extra_whitespaces", options.removeExtraWhitespaces());
        out.writeBooleanField("escape_whitespaces", options.escapeWhitespaces());
        out.writeBooleanField("treat_whitespace_as_suffix", options.treatWhitespaceAsSuffix());
    }

    private static String text(Object component, Writer writer, Writer settings) throws IOException {
        try {
            return text(writer);
        } catch (UnsupportedModelException e) {
            // A tokenizer.json has no place for it, but people may still want to know what it is.
            return text(out -> {
                out.writeStartObject();
                out.writeStringField("type", component.getClass().getSimpleName());
                settings.write(out);
                out.writeEndObject();
            });
        }
    }

    private static String text(Writer writer) throws IOException {
        var text = new StringWriter();
        JsonGenerator out = FACTORY.createGenerator(text);
        writer.write(out);
        out.close();
        return text.toString();
    }
}
