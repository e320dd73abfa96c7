package dev.stipple.internal.load;

import dev.stipple.text.TextPattern;
import dev.stipple.text.pretokenize.ByteLevel;
import dev.stipple.text.pretokenize.PreTokenizer;
import dev.stipple.text.pretokenize.PreTokenizerSequence;
import dev.stipple.text.pretokenize.Split;
import dev.stipple.text.pretokenize.SplitBehavior;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// How byte-level text is split, by the name that GGUF files give it in `tokenizer.ggml.pre`.
///
/// The names and what they stand for are those of llama.cpp. Where it approximates a pattern that its own regular
/// expressions cannot say, the pattern of the original tokenizer stands here.
enum GgufPreTokenizer {
    DEFAULT("default", "[\\p{P}\\$\\+<=>\\^~\\|]+", Patterns.GPT2, "\\p{N}+", "[0-9][0-9][0-9]"),
    GPT2(
            "gpt-2 phi-2 mpt olmo jais trillion granite-docling jina-es jina-de jina-v2-es jina-v2-de jina-v1-en"
                    + " jina-v2-code roberta-bpe gigachat a.x-4.0 mellum modern-bert exaone4",
            Patterns.GPT2),
    STARCODER("starcoder refact command-r smollm codeshell exaone minerva-7b mellum2", "\\p{N}", Patterns.GPT2),
    FALCON("falcon", "[\\p{P}\\$\\+<=>\\^~\\|`]+", Patterns.GPT2, "[0-9][0-9][0-9]"),
    LLAMA3(
            "llama3 llama-v3 llama-bpe falcon3 falcon-h1 pixtral midm-2.0 lfm2 jina-v5-nano dbrx smaug-bpe glm4"
                    + " chatglm-bpe",
            Patterns.CONTRACTIONS + "|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}{1,3}" + Patterns.SIGNS + Patterns.SPACES),
    MINICPM5(
            "minicpm5",
            "\\p{N}{1,3}",
            Patterns.CONTRACTIONS + "|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}+" + Patterns.SIGNS + Patterns.SPACES),
    JAIS2(
            "jais-2",
            Patterns.CONTRACTIONS + "|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}{1,3}" + Patterns.SIGNS + "|\\s*[\\r\\n]+"
                    + "|\\s{512}(?!\\S)|\\s{256}(?!\\S)|\\s{128}(?!\\S)|\\s{64}(?!\\S)|\\s{32}(?!\\S)|\\s{16}(?!\\S)"
                    + "|\\s{8}(?!\\S)|\\s{4}(?!\\S)|\\s{1,2}(?!\\S)|\\s{1}"),
    QWEN2("qwen2 deepseek-r1-qwen kormo f2llmv2 megrez stablelm2 hunyuan solar-open grok-2", Patterns.QWEN2),
    QWEN35(
            "qwen35",
            Patterns.CONTRACTIONS + "|[^\\r\\n\\p{L}\\p{N}]?[\\p{L}\\p{M}]+|\\p{N}| ?[^\\s\\p{L}\\p{M}\\p{N}]+[\\r\\n]*"
                    + Patterns.SPACES),
    UFAKZEKA("ufakzeka", "[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}" + Patterns.SIGNS + Patterns.SPACES),
    LAGUNA("laguna", "[^\\n]+|[\\n]+", Patterns.QWEN2),
    BAILINGMOE(
            "bailingmoe bailingmoe2 llada-moe",
            "'(?i:[sdmt]|ll|ve|re)|[^\\r\\n\\p{L}\\p{N}]?+\\p{L}+|\\p{N}| ?[^\\s\\p{L}\\p{N}]++[\\r\\n]*|\\s*[\\r\\n]"
                    + "|\\s+(?!\\S)|\\s+"),
    SEED_CODER(
            "seed-coder",
            Patterns.CONTRACTIONS + "|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}{1}| ?[^\\s\\p{L}\\p{N}\\r\\n]+"
                    + Patterns.SPACES),
    EXAONE_MOE(
            "exaone-moe",
            Patterns.CONTRACTIONS + "|[^\\r\\n\\p{L}\\p{N}]?(?:\\p{L}\\p{M}*(?: \\p{L}\\p{M}*)*)+|\\p{N}"
                    + "| ?[^\\s\\p{L}\\p{N}]+[\\r\\n/]?|\\s*[\\r\\n]|\\s+(?!\\S)|\\s+"),
    GPT4O(
            "gpt-4o llama4 kanana2 talkie minimax-m2",
            Patterns.cased(Patterns.CONTRACTIONS + "?") + "|\\p{N}{1,3}" + Patterns.SLASHED_SIGNS + Patterns.SPACES),
    TINY_AYA(
            "tiny_aya cohere2moe",
            "\\d{1,3}(?=(?:\\d{3})*\\b)",
            Patterns.cased(Patterns.CONTRACTIONS + "?") + "|\\p{N}{1,3}" + Patterns.SLASHED_SIGNS + Patterns.SPACES),
    TEKKEN("tekken", Patterns.cased("") + "|\\p{N}" + Patterns.SLASHED_SIGNS + Patterns.SPACES),
    YOUTU(
            "youtu",
            "[가-힣ㄱ-ㆎ]+|[！…“”‘’—：；，、-〿︰-﹏]+|[ㄅ-ㄯ]+|[一-龥぀-ゟ゠-ヿ]+",
            Patterns.cased(Patterns.CONTRACTIONS + "?") + "|\\p{N}" + Patterns.SLASHED_SIGNS + Patterns.SPACES),
    DEEPSEEK_LLM(
            "deepseek-llm",
            "[\\r\\n]",
            // Letters that have case, as of the Unicode version of the original.
            "\\s?[A-Za-z\\u00B5\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u01BA\\u01BC-\\u01BF\\u01C4-\\u0293"
                    + "\\u0295-\\u02AF\\u0370-\\u0373\\u0376\\u0377\\u037B-\\u037D\\u037F\\u0386\\u0388-\\u038A"
                    + "\\u038C\\u038E-\\u03A1\\u03A3-\\u03F5\\u03F7-\\u0481\\u048A-\\u052F\\u0531-\\u0556"
                    + "\\u10A0-\\u10C5\\u13A0-\\u13F5\\u13F8-\\u13FD\\u1C90-\\u1CBA\\u1CBD-\\u1CBF"
                    + "\\u1D00-\\u1D2B\\u1D6B-\\u1D77\\u1D79-\\u1D9A\\u1E00-\\u1F15\\u1F18-\\u1F1D"
                    + "\\u1F20-\\u1F45\\u1F48-\\u1F4D\\u1F50-\\u1F57\\u1F59\\u1F5B\\u1F5D\\u1F5F-\\u1F7D"
                    + "\\u1F80-\\u1FB4\\u1FB6-\\u1FBC\\u1FBE\\u1FC2-\\u1FC4\\u1FC6-\\u1FCC\\u1FD0-\\u1FD3"
                    + "\\u1FD6-\\u1FDB\\u1FE0-\\u1FEC\\u1FF2-\\u1FF4\\u1FF6-\\u1FFC\\u2102\\u2107"
                    + "\\u210A-\\u2113\\u2115\\u2119-\\u211D\\u2124\\u2126\\u2128\\u212A-\\u212D\\u212F-\\u2134"
                    + "\\u2139\\u213C-\\u213F\\u2145-\\u2149\\u214E\\u2183\\u2184\\u2C00-\\u2C7B\\u2C7E-\\u2CE4"
                    + "\\u2CEB-\\u2CEE\\u2CF2\\u2CF3\\uA640-\\uA66D\\uA680-\\uA69B\\uA722-\\uA76F"
                    + "\\uA771-\\uA787\\uA78B-\\uA78E\\uAB70-\\uABBF\\uFB00-\\uFB06\\uFB13-\\uFB17"
                    + "\\uFF21-\\uFF3A\\uFF41-\\uFF5A\\x{10400}-\\x{1044F}\\x{104B0}-\\x{104D3}"
                    + "\\x{104D8}-\\x{104FB}\\x{10C80}-\\x{10CB2}\\x{10CC0}-\\x{10CF2}\\x{118A0}-\\x{118DF}"
                    + "\\x{1E900}-\\x{1E943}]+",
            "\\s?[!-/:-~！-／：-～‘-‟　-。]+",
            "\\s+$",
            "[一-龥ࠀ-一가-\\uD7FF]+",
            "\\p{N}+"),
    DEEPSEEK_CODER("deepseek-coder", "[\\r\\n]", "\\s?\\p{L}+", "\\s?\\p{P}+", "[一-龥ࠀ-一가-\\uD7FF]+", "\\p{N}"),
    DEEPSEEK_V3(
            "deepseek-v3 hunyuan-dense joyai-llm hy_v4",
            "\\p{N}{1,3}",
            "[一-龥぀-ゟ゠-ヿ]+",
            Patterns.MARKED + "[^\\r\\n\\p{L}\\p{P}\\p{S}]?[\\p{L}\\p{M}]+| ?[\\p{P}\\p{S}]+[\\r\\n]*"
                    + Patterns.SPACES),
    SPARK(
            "spark2_5",
            "\\p{N}{1,3}",
            "[一-龥぀-ゟ゠-ヿ]+",
            Patterns.MARKED + "[^\\r\\n\\p{L}\\p{P}\\p{S}]?[\\p{L}\\p{M}]+| ?[\\p{P}\\p{S}]+|[\\r\\n]|\\s+(?!\\S)|\\s+",
            "\\p{N}"),
    BLOOM("bloom poro-chat gpt3-finnish", " ?[^(\\s|.,!?…。，、।۔،)]+"),
    VIKING("viking", " ?[^(\\s|.,!?…。，、।۔،)]+", "\\p{N}"),
    CHAMELEON(
            "chameleon",
            "<sentinel:[0-9]+>",
            "(IMGIMG)((A|B|C|D|E|F|G|H|I){1,4})Z",
            "([\\t\\n]|    |  )",
            "\\p{N}",
            "[\\p{P}!-/:-@\\[-`{-~]",
            Patterns.GPT2);

    /// Parts that several patterns share.
    private static final class Patterns {
        static final String GPT2 = "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+";
        static final String CONTRACTIONS = "(?i:'s|'t|'re|'ve|'m|'ll|'d)";
        static final String SIGNS = "| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*";
        static final String SLASHED_SIGNS = "| ?[^\\s\\p{L}\\p{N}]+[\\r\\n/]*";
        static final String SPACES = "|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";
        static final String QWEN2 = CONTRACTIONS + "|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}" + SIGNS + SPACES;
        static final String MARKED = "[!\"#$%&'()*+,\\-./:;<=>?@\\[\\\\\\]^_`{|}~][A-Za-z]+|";

        private static final String UPPER = "[\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}]";
        private static final String LOWER = "[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}]";

        private Patterns() {}

        /// Words cut where lower case turns to upper case, each with `tail`.
        static String cased(String tail) {
            return "[^\\r\\n\\p{L}\\p{N}]?" + UPPER + "*" + LOWER + "+" + tail + "|[^\\r\\n\\p{L}\\p{N}]?" + UPPER + "+"
                    + LOWER + "*" + tail;
        }
    }

    /// The names whose vocabularies take a piece that is a token as that token.
    private static final List<String> IGNORE_MERGES =
            names("llama3 llama-v3 llama-bpe falcon3 falcon-h1 pixtral midm-2.0"
                    + " lfm2 jina-v5-nano minicpm5 youtu tekken");
    /// The names whose vocabularies put a beginning before the text unless the file says otherwise.
    private static final List<String> ADD_BOS = names(
            "llama3 llama-v3 llama-bpe falcon3 falcon-h1 pixtral midm-2.0 lfm2" + " jina-v5-nano tekken chameleon");

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of and Arrays.asList, and never given away
    private final List<String> names;

    @SuppressWarnings("ImmutableEnumChecker")
    private final List<String> patterns;

    GgufPreTokenizer(String names, String... patterns) {
        this.names = names(names);
        this.patterns = List.of(patterns);
    }

    private static List<String> names(String names) {
        return Arrays.asList(names.split(" ", -1));
    }

    /// Returns what `name` stands for, if it is known.
    static Optional<GgufPreTokenizer> named(String name) {
        return Arrays.stream(values())
                .filter(value -> value.names.contains(name))
                .findFirst();
    }

    static boolean ignoresMerges(String name) {
        return IGNORE_MERGES.contains(name);
    }

    static boolean addsBos(String name) {
        return ADD_BOS.contains(name);
    }

    /// Returns the pre-tokenizer: one split after another, then bytes.
    PreTokenizer preTokenizer() {
        List<PreTokenizer> steps = new ArrayList<>();
        for (String pattern : patterns) {
            steps.add(new Split(TextPattern.regex(pattern), SplitBehavior.ISOLATED, false));
        }
        steps.add(new ByteLevel(false, false));
        return new PreTokenizerSequence(steps);
    }
}
