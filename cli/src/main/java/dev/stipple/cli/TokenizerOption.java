package dev.stipple.cli;

import dev.stipple.token.Tokenizer;
import java.io.IOException;
import picocli.CommandLine.Option;

/// The option that says with which tokenizer a command works.
final class TokenizerOption {
    @Option(
            names = "--tokenizer",
            required = true,
            paramLabel = "NAME|FILE",
            description = {
                "A name such as gpt2, cl100k_base, o200k_base, bert-base-uncased or gpt-4o, or a file:"
                        + " tokenizer.json, .tiktoken, SentencePiece .model, .gguf, vocab.txt, or a folder of them."
            })
    private String tokenizer;

    Tokenizer load() throws IOException {
        return Tokenizers.load(tokenizer);
    }
}
