package dev.stipple.token;

import dev.stipple.internal.encode.Ids;
import dev.stipple.internal.format.AtomicFile;
import dev.stipple.internal.load.NamedTokenizer;
import dev.stipple.internal.load.TokenizerFile;
import dev.stipple.internal.load.TokenizerJsonWriter;
import dev.stipple.internal.unicode.Utf8;
import dev.stipple.token.model.Vocabulary;
import dev.stipple.token.pipeline.AddedToken;
import dev.stipple.token.pipeline.OffsetUnit;
import dev.stipple.token.pipeline.Padding;
import dev.stipple.token.pipeline.Pipeline;
import dev.stipple.token.pipeline.PostProcessor;
import dev.stipple.token.pipeline.Tokens;
import dev.stipple.token.pipeline.Truncation;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/// Splits text into tokens, gives their ids, and turns ids back into text.
///
/// ```java
/// var tokenizer = Tokenizer.load(Path.of("tokenizer.json"));
/// int[] ids = tokenizer.encode("Hello, do you like tea?");
/// String text = tokenizer.decode(ids);
/// ```
///
/// Ids are exactly those of the reference implementation of each format. Special tokens in a text are plain text
/// unless a [Specials] says otherwise. Encoding adds the tokens that the model expects around a text, such as
/// `[CLS]`, unless [#withoutSpecialTokens()] is asked. Nothing is cut or padded unless [#withTruncation] or
/// [#withPadding] is, even where the file carries such settings.
///
/// A lone surrogate in a [CharSequence] counts as U+FFFD, and so does each maximal invalid part of UTF-8 bytes, or,
/// with SentencePiece models, each invalid byte.
///
/// Immutable and thread-safe; the `with` methods share all tables with the original.
public final class Tokenizer {
    private final TokenizerCore core;
    private final PostProcessor.Mode mode;
    private final OffsetUnit unit;
    private final Optional<Truncation> truncation;
    private final Optional<Padding> padding;

    private Tokenizer(
            TokenizerCore core,
            PostProcessor.Mode mode,
            OffsetUnit unit,
            Optional<Truncation> truncation,
            Optional<Padding> padding) {
        this.core = core;
        this.mode = mode;
        this.unit = unit;
        this.truncation = truncation;
        this.padding = padding;
    }

    /// Returns the tokenizer in `file`, whose format its content tells: `tokenizer.json`, a tiktoken rank file, a
    /// SentencePiece model, GGUF, BERT's `vocab.txt`, or GPT-2's `vocab.json` beside `merges.txt`. A folder that
    /// holds one of them will do.
    ///
    /// @throws dev.stipple.MalformedModelException if the file contradicts its format
    /// @throws dev.stipple.UnsupportedModelException if it has another format, or asks for something that Stipple
    ///     does not do
    /// @throws IOException if it cannot be read
    public static Tokenizer load(Path file) throws IOException {
        return of(TokenizerFile.read(file));
    }

    /// Returns the tokenizer that is known by `name`, or that OpenAI's model `name` uses.
    ///
    /// Names are tiktoken's (`gpt2`, `r50k_base`, `p50k_base`, `p50k_edit`, `cl100k_base`, `o200k_base`,
    /// `o200k_harmony`) and `bert-base-uncased`; models are known to tiktoken's extent, such as `gpt-4o` and
    /// `text-embedding-3-small`. The vocabularies come with the artifact `dev.stipple:stipple-vocabularies`.
    ///
    /// @throws IllegalArgumentException if there is no such name; the message offers similar ones
    /// @throws IllegalStateException if the vocabulary is not on the class path; the message names the artifact
    /// @throws java.io.UncheckedIOException if the vocabulary is there but cannot be read
    public static Tokenizer named(String name) {
        return of(NamedTokenizer.read(name));
    }

    /// Returns the names that [#named(String)] knows, sorted; those of models, which are more, are not among them.
    public static List<String> names() {
        return NamedTokenizer.names();
    }

    /// Returns the tokenizer that runs `pipeline`.
    public static Tokenizer of(Pipeline pipeline) {
        return new Tokenizer(
                new TokenizerCore(pipeline),
                PostProcessor.Mode.WITH_SPECIAL_TOKENS,
                OffsetUnit.CHARS,
                Optional.empty(),
                Optional.empty());
    }

    /// Returns the ids of `text`, with the special tokens in it as plain text.
    public int[] encode(CharSequence text) {
        return encode(text, Specials.AS_TEXT);
    }

    /// Returns the ids of `text`, with the special tokens in it as `specials` says.
    public int[] encode(CharSequence text, Specials specials) {
        return padded(encodeUnpadded(text, specials));
    }

    /// Returns the ids of a UTF-8 text, with the special tokens in it as plain text.
    public int[] encode(byte[] utf8) {
        return encode(utf8, Specials.AS_TEXT);
    }

    /// Returns the ids of a UTF-8 text, with the special tokens in it as `specials` says.
    public int[] encode(byte[] utf8, Specials specials) {
        byte[] valid = core.valid(utf8);
        Ids ids = idsFor(valid.length);
        core.encoder().encode(valid, specials, ids);
        return padded(fit().apply(ids));
    }

    /// Returns the ids of a UTF-8 text of less than 2 GB, with the special tokens in it as plain text.
    public int[] encode(MemorySegment utf8) {
        return encode(utf8, Specials.AS_TEXT);
    }

    /// Returns the ids of a UTF-8 text of less than 2 GB, with the special tokens in it as `specials` says.
    public int[] encode(MemorySegment utf8, Specials specials) {
        return encode(utf8.toArray(ValueLayout.JAVA_BYTE), specials);
    }

    /// Returns the ids of each text, in order; all cores work on them.
    public List<int[]> encodeAll(List<? extends CharSequence> texts) {
        return encodeAll(texts, Specials.AS_TEXT);
    }

    /// Returns the ids of each text, in order, with the special tokens in them as `specials` says; all cores work
    /// on them. Padding without a length fills up to the longest text.
    public List<int[]> encodeAll(List<? extends CharSequence> texts, Specials specials) {
        int[][] ids = new int[texts.size()][];
        IntStream.range(0, ids.length).parallel().forEach(i -> ids[i] = encodeUnpadded(texts.get(i), specials));
        if (padding.isPresent()) {
            int longest = Arrays.stream(ids).mapToInt(text -> text.length).max().orElse(0);
            int length = padding.get().target(longest);
            Arrays.setAll(ids, i -> Fit.pad(ids[i], length, padding.get()));
        }
        return List.of(ids);
    }

    private int[] encodeUnpadded(CharSequence text, Specials specials) {
        Ids ids = idsFor(text.length());
        core.encoder().encode(text, specials, ids);
        return fit().apply(ids);
    }

    /// English text has more than four chars a token; growing is cheap where a text has less.
    private static Ids idsFor(int length) {
        return new Ids(length / 4);
    }

    private int[] padded(int[] ids) {
        return padding.isEmpty() ? ids : Fit.pad(ids, padding.get().target(ids.length), padding.get());
    }

    private Fit fit() {
        return new Fit(core.frame(mode), core.pipeline().addedTokens(1, mode), truncation);
    }

    /// Returns the number of ids of `text`, with the special tokens in it as plain text; makes no ids.
    public int count(CharSequence text) {
        return count(text, Specials.AS_TEXT);
    }

    /// Returns the number of ids of `text`, with the special tokens in it as `specials` says; makes no ids.
    public int count(CharSequence text, Specials specials) {
        return fitted(core.encoder().count(text, specials));
    }

    /// Returns the number of ids of a UTF-8 text, with the special tokens in it as plain text; makes no ids.
    public int count(byte[] utf8) {
        return count(utf8, Specials.AS_TEXT);
    }

    /// Returns the number of ids of a UTF-8 text, with the special tokens in it as `specials` says; makes no ids.
    public int count(byte[] utf8, Specials specials) {
        return fitted(core.encoder().count(core.valid(utf8), specials));
    }

    private int fitted(int ids) {
        int count = fit().count(ids);
        return padding.isEmpty() ? count : Math.max(count, padding.get().target(count));
    }

    /// Returns the tokens of `text` with their offsets, with the special tokens in it as plain text.
    public Tokens tokenize(CharSequence text) {
        return tokenize(text, Specials.AS_TEXT);
    }

    /// Returns the tokens of `text` with their offsets, with the special tokens in it as `specials` says.
    public Tokens tokenize(CharSequence text, Specials specials) {
        return padded(List.of(tokens(List.of(text), specials))).getFirst();
    }

    /// Returns the tokens of a pair of texts with their offsets, with the special tokens in them as plain text.
    public Tokens tokenize(CharSequence text, CharSequence pair) {
        return tokenize(text, pair, Specials.AS_TEXT);
    }

    /// Returns the tokens of a pair of texts with their offsets, with the special tokens in them as `specials`
    /// says.
    public Tokens tokenize(CharSequence text, CharSequence pair, Specials specials) {
        return padded(List.of(tokens(List.of(text, pair), specials))).getFirst();
    }

    /// Returns the tokens of each text, in order, with the special tokens in them as plain text; all cores work on
    /// them. Padding without a length fills up to the longest text.
    public List<Tokens> tokenizeAll(List<? extends CharSequence> texts) {
        return tokenizeAll(texts, Specials.AS_TEXT);
    }

    /// Returns the tokens of each text, in order, with the special tokens in them as `specials` says; all cores
    /// work on them. Padding without a length fills up to the longest text.
    public List<Tokens> tokenizeAll(List<? extends CharSequence> texts, Specials specials) {
        return padded(texts.parallelStream()
                .map(text -> tokens(List.of(text), specials))
                .toList());
    }

    private List<Tokens> padded(List<Tokens> batch) {
        return padding.isEmpty() ? batch : padding.get().apply(batch);
    }

    /// Returns the tokens of one text or two, cut and joined.
    private Tokens tokens(List<? extends CharSequence> texts, Specials specials) {
        List<Tokens> sequences = new ArrayList<>();
        List<TextOffsets> offsets = new ArrayList<>();
        for (CharSequence text : texts) {
            byte[] utf8 = Utf8.encode(text);
            sequences.add(core.encoder().tokenize(utf8, specials, sequences.size(), truncation));
            offsets.add(new TextOffsets(utf8, unit));
        }
        Pipeline pipeline = core.pipeline();
        List<Tokens> cut = truncation.isEmpty()
                ? sequences
                : truncation.get().apply(sequences, pipeline.addedTokens(texts.size(), mode));
        Tokens joined = pipeline.join(cut, mode);
        return offsets.stream().allMatch(TextOffsets::isSame)
                ? joined
                : joined.mapOffsets((sequence, offset) -> offsets.get(sequence).fromCodePoints(offset));
    }

    /// Returns the text that `ids` stand for.
    ///
    /// Special tokens are spelt out, for they may have been in the text; [#withoutSpecialTokens()] leaves them out.
    /// Bytes that are no UTF-8 become U+FFFD. An id without a token is an [IllegalArgumentException].
    public String decode(int... ids) {
        return core.decoder(mode).text(ids);
    }

    /// Returns the bytes that `ids` stand for, those of byte-level vocabularies as they are, even where they are no
    /// UTF-8.
    public byte[] decodeBytes(int... ids) {
        return core.decoder(mode).bytes(ids);
    }

    /// Returns a stream that decodes ids one by one.
    public DecodeStream decodeStream() {
        return DecodeStream.of(core.decoder(mode));
    }

    /// Returns this tokenizer, but what the post-processor adds is left out, and decoding leaves out special
    /// tokens.
    public Tokenizer withoutSpecialTokens() {
        return new Tokenizer(core, PostProcessor.Mode.WITHOUT_SPECIAL_TOKENS, unit, truncation, padding);
    }

    /// Returns this tokenizer, but texts are cut as `truncation` says. A stride that does not fit into the length,
    /// less the tokens that are added, is an [IllegalArgumentException].
    public Tokenizer withTruncation(Truncation truncation) {
        int room = truncation.maxLength() - core.pipeline().addedTokens(1, mode);
        if (room < truncation.stride()) {
            throw new IllegalArgumentException("stride " + truncation.stride() + " does not fit into maxLength "
                    + truncation.maxLength() + ", of which " + room + " tokens are left for the text");
        }
        return new Tokenizer(core, mode, unit, Optional.of(truncation), padding);
    }

    /// Returns this tokenizer, but texts are filled up as `padding` says.
    public Tokenizer withPadding(Padding padding) {
        return new Tokenizer(core, mode, unit, truncation, Optional.of(padding));
    }

    /// Returns this tokenizer, but offsets count in `unit`.
    public Tokenizer withOffsets(OffsetUnit unit) {
        return new Tokenizer(core, mode, unit, truncation, padding);
    }

    /// Returns this tokenizer with special tokens of the user's. Those that it knows keep their ids, the others
    /// follow the vocabulary and its added tokens.
    public Tokenizer withSpecialTokens(String... tokens) {
        return withSpecialTokens(List.of(tokens));
    }

    /// Returns this tokenizer with special tokens of the user's. Those that it knows keep their ids, the others
    /// follow the vocabulary and its added tokens.
    public Tokenizer withSpecialTokens(List<String> tokens) {
        Pipeline pipeline = core.pipeline();
        List<AddedToken> more =
                tokens.stream().map(token -> AddedToken.special(0, token)).toList();
        List<AddedToken> all =
                AddedToken.append(pipeline.addedTokens(), more, pipeline.model().vocabulary());
        return new Tokenizer(core.withAddedTokens(all), mode, unit, truncation, padding);
    }

    /// Returns the truncation that is applied, or else the one that the file carries.
    public Optional<Truncation> truncation() {
        return truncation.or(() -> core.pipeline().truncation());
    }

    /// Returns the padding that is applied, or else the one that the file carries.
    public Optional<Padding> padding() {
        return padding.or(() -> core.pipeline().padding());
    }

    /// Returns all tokens, added ones included.
    public Vocabulary vocabulary() {
        return core.vocabulary();
    }

    /// Returns the id of the special token that is for `role`, if there is one: as the file says, or by its name.
    public OptionalInt id(Role role) {
        return new Roles(core.pipeline(), core.vocabulary()).id(role);
    }

    /// Returns the tokenizer as data.
    public Pipeline pipeline() {
        return core.pipeline();
    }

    /// Writes this tokenizer as a `tokenizer.json` that Hugging Face tokenizers loads and encodes the same with.
    /// The file is there in full or not at all.
    public void save(Path file) throws IOException {
        Pipeline pipeline = core.pipeline();
        if (truncation.isPresent()) {
            pipeline = pipeline.withTruncation(truncation.get());
        }
        if (padding.isPresent()) {
            pipeline = pipeline.withPadding(padding.get());
        }
        Pipeline saved = pipeline;
        AtomicFile.write(file, out -> TokenizerJsonWriter.write(saved, out));
    }

    @Override
    public String toString() {
        return core.pipeline().model().getClass().getSimpleName() + " tokenizer of "
                + vocabulary().size() + " tokens";
    }
}
