package dev.stipple.internal.load;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.stipple.text.normalize.Normalizer;
import dev.stipple.text.pretokenize.PreTokenizer;
import dev.stipple.token.pipeline.Decoder;
import dev.stipple.token.pipeline.PostProcessor;
import java.io.IOException;
import java.io.StringWriter;

/// Single components as a `tokenizer.json` would write them, for showing them to people.
public final class ComponentJson {
    private static final JsonFactory FACTORY = new JsonFactory();

    /// Writes a component.
    @FunctionalInterface
    private interface Writer {
        void write(JsonGenerator out) throws IOException;
    }

    private ComponentJson() {}

    /// Returns the JSON of `normalizer`.
    ///
    /// @throws IOException if no JSON can express it
    public static String of(Normalizer normalizer) throws IOException {
        return text(out -> NormalizerJson.write(normalizer, out));
    }

    /// Returns the JSON of `preTokenizer`.
    ///
    /// @throws IOException if no JSON can express it
    public static String of(PreTokenizer preTokenizer) throws IOException {
        return text(out -> PreTokenizerJson.write(preTokenizer, out));
    }

    /// Returns the JSON of `postProcessor`.
    ///
    /// @throws IOException if no JSON can express it
    public static String of(PostProcessor postProcessor) throws IOException {
        return text(out -> PostProcessorJson.write(postProcessor, out));
    }

    /// Returns the JSON of `decoder`.
    ///
    /// @throws IOException if no JSON can express it
    public static String of(Decoder decoder) throws IOException {
        return text(out -> DecoderJson.write(decoder, out));
    }

    private static String text(Writer writer) throws IOException {
        var text = new StringWriter();
        try (JsonGenerator out = FACTORY.createGenerator(text)) {
            writer.write(out);
        }
        return text.toString();
    }
}
