package dev.stipple.internal.scan;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The split patterns that have a scanner, each in the spellings in which it occurs. Spellings of one pattern cut
/// every text alike.
public enum KnownPattern {
    /// GPT-2, r50k, p50k, RoBERTa, GPT-NeoX and all that use Hugging Face's `ByteLevel` with its regex.
    GPT2(
            new Gpt2Matcher(false),
            "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+",
            "'s|'t|'re|'ve|'m|'ll|'d| ?[\\p{L}]+| ?[\\p{N}]+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+",
            "'(?:[sdmt]|ll|ve|re)| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+",
            "'(?:[sdmt]|ll|ve|re)| ?\\p{L}++| ?\\p{N}++| ?[^\\s\\p{L}\\p{N}]++|\\s++$|\\s+(?!\\S)|\\s"),

    /// StarCoder, Command R, SmolLM: every number character apart, by Hugging Face's `Digits`, then GPT-2.
    STARCODER(
            new Gpt2Matcher(true),
            List.of(List.of(Spelling.DIGITS, GPT2.regexes().getFirst()))),

    /// cl100k as tiktoken has it since 0.8. It differs from [#LLAMA3] in white space at the end of the text.
    ///
    /// tiktoken's own spelling, with `\p{N}{1,3}+`, is left out: to Oniguruma, and so in a `tokenizer.json`, that
    /// is a repetition of any length. This one means the same to all.
    CL100K(
            new Cl100kMatcher(3, true),
            "'(?i:[sdmt]|ll|ve|re)|[^\\r\\n\\p{L}\\p{N}]?+\\p{L}++|\\p{N}{1,3}"
                    + "| ?[^\\s\\p{L}\\p{N}]++[\\r\\n]*+|\\s++$|\\s*[\\r\\n]|\\s+(?!\\S)|\\s"),

    /// Llama 3 and cl100k as it was first published, in many `tokenizer.json` files.
    LLAMA3(
            new Cl100kMatcher(3, false),
            "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}{1,3}"
                    + "| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+",
            "'(?i:[sdmt]|ll|ve|re)|[^\\r\\n\\p{L}\\p{N}]?+\\p{L}+|\\p{N}{1,3}"
                    + "| ?[^\\s\\p{L}\\p{N}]++[\\r\\n]*|\\s*[\\r\\n]|\\s+(?!\\S)|\\s+"),

    /// Qwen 2 and 3: Llama 3 with single digits.
    QWEN2(
            new Cl100kMatcher(1, false),
            "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}"
                    + "| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+"),

    /// o200k: GPT-4o, gpt-oss.
    O200K(
            new O200kMatcher(3, true),
            "[^\\r\\n\\p{L}\\p{N}]?[\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}]*[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}]+"
                    + "(?i:'s|'t|'re|'ve|'m|'ll|'d)?"
                    + "|[^\\r\\n\\p{L}\\p{N}]?[\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}]+[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}]*"
                    + "(?i:'s|'t|'re|'ve|'m|'ll|'d)?"
                    + "|\\p{N}{1,3}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n/]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+"),

    /// Mistral's Tekken: o200k with single digits and without contractions.
    TEKKEN(
            new O200kMatcher(1, false),
            "[^\\r\\n\\p{L}\\p{N}]?[\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}]*[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}]+"
                    + "|[^\\r\\n\\p{L}\\p{N}]?[\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}]+[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}]*"
                    + "|\\p{N}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n/]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+"),

    /// DeepSeek V3 and R1.
    DEEPSEEK_V3(
            new DeepSeekMatcher(),
            List.of(
                    List.of("\\p{N}{1,3}", "[一-龥぀-ゟ゠-ヿ]+", deepSeek("\r\n")),
                    List.of("\\p{N}{1,3}", "[一-龥぀-ゟ゠-ヿ]+", deepSeek("\\r\\n"))));

    private static final Map<List<String>, KnownPattern> BY_SPELLING = Arrays.stream(values())
            .flatMap(pattern -> pattern.spellings.stream().map(spelling -> Map.entry(spelling, pattern)))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    @SuppressWarnings("ImmutableEnumChecker") // all matchers are records of primitives
    private final PieceMatcher matcher;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of and Stream.toList only
    private final List<List<String>> spellings;

    KnownPattern(PieceMatcher matcher, String... spellings) {
        this(matcher, Arrays.stream(spellings).map(List::of).toList());
    }

    KnownPattern(PieceMatcher matcher, List<List<String>> spellings) {
        this.matcher = matcher;
        this.spellings = spellings;
    }

    /// The pattern that these regexes spell when applied one after the other, compared letter by letter.
    public static Optional<KnownPattern> of(List<String> regexes) {
        return Optional.ofNullable(BY_SPELLING.get(regexes));
    }

    /// The regexes in their first spelling, to be applied one after the other; one for most patterns.
    public List<String> regexes() {
        return spellings.getFirst();
    }

    /// The fastest scanner of this pattern on this machine.
    public PieceScanner scanner() {
        return new BlockScanner(matcher, matcher.rule());
    }

    /// A scanner without blocks and vectors: slower than [#scanner] in the long run, but soon compiled, which counts in
    /// a pass over some megabytes of short texts.
    public PieceScanner plainScanner() {
        return new MatchingScanner(matcher);
    }

    /// The matcher that says what this pattern means.
    PieceMatcher matcher() {
        return matcher;
    }

    /// All spellings.
    List<List<String>> spellings() {
        return spellings;
    }

    private static String deepSeek(String newline) {
        return "[!\"#$%&'()*+,\\-./:;<=>?@\\[\\\\\\]^_`{|}~][A-Za-z]+|[^" + newline
                + "\\p{L}\\p{P}\\p{S}]?[\\p{L}\\p{M}]+| ?[\\p{P}\\p{S}]+[" + newline
                + "]*|\\s*[" + newline + "]+|\\s+(?!\\S)|\\s+";
    }

    /// Regexes that stand for what isn't written as one.
    public static final class Spelling {
        /// What Hugging Face's `Digits` takes for a number: `\p{N}` and what Unicode 17 has added to it.
        public static final String DIGITS = "[\\p{N}\\x{11DE0}-\\x{11DE9}\\x{16FF4}-\\x{16FF6}]";

        private Spelling() {}
    }
}
