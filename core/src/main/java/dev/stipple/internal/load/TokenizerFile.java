package dev.stipple.internal.load;

import dev.stipple.MalformedModelException;
import dev.stipple.UnsupportedModelException;
import dev.stipple.internal.format.Gguf;
import dev.stipple.token.pipeline.Pipeline;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A tokenizer file of any format, told by its content and not by its name, or a folder that holds one.
public final class TokenizerFile {
    private static final int HEAD = 1 << 12;
    static final String FORMATS = "understood are tokenizer.json (Hugging Face), tiktoken rank files,"
            + " SentencePiece models, GGUF, vocab.txt (BERT), and vocab.json beside merges.txt (GPT-2)";
    /// What a folder is searched for, in this order.
    private static final List<String> IN_FOLDER = List.of(
            "tokenizer.json",
            Gpt2Files.VOCABULARY,
            "tokenizer.model",
            "spiece.model",
            "sentencepiece.bpe.model",
            "vocab.txt");

    /// An object whose first member is a number: tokens and their ids.
    private static final Pattern FLAT_VOCABULARY =
            Pattern.compile("\\s*+\\{\\s*+\"(?:[^\"\\\\]|\\\\.){0,999}+\"\\s*+:\\s*+\\d");
    /// A version, or three lines of two words.
    private static final Pattern MERGES = Pattern.compile("#version|(?:[^ \\n]{1,999} [^ \\n]{1,999}\\n){3}");
    /// A line without controls.
    private static final Pattern LINES = Pattern.compile("[^\\p{Cntrl}\\uFFFD]{1,999}\\r?\\n");

    private TokenizerFile() {}

    /// Returns the tokenizer in `path`.
    ///
    /// A folder is searched for the usual names, then for a single `.model`, `.gguf` or `.tiktoken` file.
    ///
    /// @throws MalformedModelException if the file breaks its format
    /// @throws UnsupportedModelException if the file has no format that is understood, or needs what Stipple does
    ///     not do
    /// @throws IOException if the file cannot be read
    public static Pipeline read(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            return readFile(find(path));
        }
        if (!Files.exists(path)) {
            throw new FileNotFoundException(path + ": no such file");
        }
        return readFile(path);
    }

    private static Path find(Path folder) throws IOException {
        for (String name : IN_FOLDER) {
            if (Files.isRegularFile(folder.resolve(name))) {
                return folder.resolve(name);
            }
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> candidates = files.filter(file -> file.toString().matches(".*\\.(model|gguf|tiktoken)"))
                    .sorted()
                    .toList();
            if (candidates.size() == 1) {
                return candidates.getFirst();
            }
            throw new UnsupportedModelException(
                    folder.toString(),
                    candidates.isEmpty()
                            ? "a folder without a tokenizer; " + FORMATS
                            : "a folder with several tokenizers (" + candidates + "); name one of them");
        }
    }

    private static Pipeline readFile(Path file) throws IOException {
        byte[] head = head(file);
        String text = new String(head, StandardCharsets.UTF_8);
        if (Gguf.matches(head)) {
            return GgufFile.read(file);
        }
        if (text.stripLeading().startsWith("{")) {
            return FLAT_VOCABULARY.matcher(text).lookingAt()
                    ? readGpt2(file, file.resolveSibling(Gpt2Files.MERGES))
                    : TokenizerJson.read(file);
        }
        if (TiktokenFile.matches(head)) {
            return TiktokenFile.read(file);
        }
        if (SentencePieceFile.matches(head)) {
            return SentencePieceFile.read(file);
        }
        if (MERGES.matcher(text).lookingAt()) {
            return readGpt2(file.resolveSibling(Gpt2Files.VOCABULARY), file);
        }
        if (LINES.matcher(text).lookingAt()) {
            return BertVocab.read(file);
        }
        throw new UnsupportedModelException(
                file.toString(), (head.length == 0 ? "an empty file; " : "this format; ") + FORMATS);
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(HEAD);
        }
    }

    private static Pipeline readGpt2(Path vocabulary, Path merges) throws IOException {
        for (Path file : List.of(vocabulary, merges)) {
            if (!Files.exists(file)) {
                throw new FileNotFoundException(file + ": no such file; GPT-2's " + Gpt2Files.VOCABULARY + " and "
                        + Gpt2Files.MERGES + " belong together");
            }
        }
        return Gpt2Files.read(vocabulary, merges);
    }
}
