package dev.stipple.internal.load;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a rank file of OpenAI's does not say: how text is split before merging, and the special tokens. The facts are
/// those of tiktoken 0.14.
///
/// @param name the name by which tiktoken knows the encoding
/// @param file the name of the rank file
/// @param sha256 the digest of that file
/// @param startSha256 the digest of its first 1,000 lines
/// @param pattern the split pattern
/// @param specialTokens the ids of the special tokens, by their text
record OpenAiEncoding(
        String name,
        String file,
        String sha256,
        String startSha256,
        String pattern,
        Map<String, Integer> specialTokens) {
    private static final int START_LINES = 1_000;

    private static final String ENDOFTEXT = "<|endoftext|>";
    private static final String FIM_PREFIX = "<|fim_prefix|>";
    private static final String FIM_MIDDLE = "<|fim_middle|>";
    private static final String FIM_SUFFIX = "<|fim_suffix|>";
    private static final String ENDOFPROMPT = "<|endofprompt|>";

    private static final String R50K_PATTERN =
            "'(?:[sdmt]|ll|ve|re)| ?\\p{L}++| ?\\p{N}++| ?[^\\s\\p{L}\\p{N}]++|\\s++$|\\s+(?!\\S)|\\s";
    /// tiktoken spells the digits `\p{N}{1,3}+`, which other dialects of regular expressions read as any number.
    private static final String CL100K_PATTERN =
            "'(?i:[sdmt]|ll|ve|re)|[^\\r\\n\\p{L}\\p{N}]?+\\p{L}++|\\p{N}{1,3}| ?[^\\s\\p{L}\\p{N}]++[\\r\\n]*+"
                    + "|\\s++$|\\s*[\\r\\n]|\\s+(?!\\S)|\\s";
    private static final String O200K_PATTERN =
            "[^\\r\\n\\p{L}\\p{N}]?[\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}]*[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}]+"
                    + "(?i:'s|'t|'re|'ve|'m|'ll|'d)?"
                    + "|[^\\r\\n\\p{L}\\p{N}]?[\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}]+[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}]*"
                    + "(?i:'s|'t|'re|'ve|'m|'ll|'d)?"
                    + "|\\p{N}{1,3}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n/]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";

    private static final String R50K_START = "e7c8d33fc7213a1a6a11e1ab4dcf00aa83e09560b010878e90b0cad44784ce24";

    private static final OpenAiEncoding R50K_BASE = new OpenAiEncoding(
            "r50k_base",
            "r50k_base.tiktoken",
            "306cd27f03c1a714eca7108e03d66b7dc042abe8c258b44c199a7ed9838dd930",
            R50K_START,
            R50K_PATTERN,
            Map.of(ENDOFTEXT, 50256));
    private static final OpenAiEncoding P50K_BASE = new OpenAiEncoding(
            "p50k_base",
            "p50k_base.tiktoken",
            "94b5ca7dff4d00767bc256fdd1b27e5b17361d7b8a5f968547f9f23eb70d2069",
            R50K_START,
            R50K_PATTERN,
            Map.of(ENDOFTEXT, 50256));
    private static final OpenAiEncoding CL100K_BASE = new OpenAiEncoding(
            "cl100k_base",
            "cl100k_base.tiktoken",
            "223921b76ee99bde995b7ff738513eef100fb51d18c93597a113bcffe865b2a7",
            "2fdd372b0fe8eb5d64b51d6e0b9e454c551189098022a0ee7108682b92ee0896",
            CL100K_PATTERN,
            Map.of(
                    ENDOFTEXT, 100257,
                    FIM_PREFIX, 100258,
                    FIM_MIDDLE, 100259,
                    FIM_SUFFIX, 100260,
                    ENDOFPROMPT, 100276));
    private static final OpenAiEncoding O200K_BASE = new OpenAiEncoding(
            "o200k_base",
            "o200k_base.tiktoken",
            "446a9538cb6c348e3516120d7c08b09f57c36495e2acfffe59a5bf8b0cfb1a2d",
            "067db0072b57ccce74095c4b7fa707b2dc459c5ec499d0ac3712950d3d13335b",
            O200K_PATTERN,
            Map.of(ENDOFTEXT, 199999, ENDOFPROMPT, 200018));

    /// Every encoding; of two with the same file, the one that a bare file means comes first.
    private static final List<OpenAiEncoding> ALL = List.of(
            R50K_BASE,
            R50K_BASE.variant("gpt2", R50K_BASE.specialTokens),
            P50K_BASE,
            P50K_BASE.variant(
                    "p50k_edit", Map.of(ENDOFTEXT, 50256, FIM_PREFIX, 50281, FIM_MIDDLE, 50282, FIM_SUFFIX, 50283)),
            CL100K_BASE,
            O200K_BASE,
            O200K_BASE.variant("o200k_harmony", harmonyTokens()));

    private OpenAiEncoding variant(String name, Map<String, Integer> specialTokens) {
        return new OpenAiEncoding(name, file, sha256, startSha256, pattern, specialTokens);
    }

    private OpenAiEncoding withoutSpecialTokens() {
        return variant(name, Map.of());
    }

    /// The chat format of gpt-oss: named marks among more than 1,000 reserved ones.
    private static Map<String, Integer> harmonyTokens() {
        Map<String, Integer> tokens = new LinkedHashMap<>();
        tokens.put("<|startoftext|>", 199998);
        tokens.put(ENDOFTEXT, 199999);
        Map<Integer, String> names = Map.of(
                200002, "return",
                200003, "constrain",
                200005, "channel",
                200006, "start",
                200007, "end",
                200008, "message",
                200012, "call");
        for (int id = 200000; id < 201088; id++) {
            tokens.put("<|" + names.getOrDefault(id, "reserved_" + id) + "|>", id);
        }
        tokens.put(ENDOFPROMPT, 200018);
        return Map.copyOf(tokens);
    }

    /// Returns every encoding.
    static List<OpenAiEncoding> all() {
        return ALL;
    }

    /// Returns the encoding that tiktoken calls `name`.
    static Optional<OpenAiEncoding> named(String name) {
        return ALL.stream().filter(encoding -> encoding.name.equals(name)).findFirst();
    }

    /// Returns the encoding that fits rank file `bytes` best: cl100k without special tokens, if nothing is known.
    static OpenAiEncoding of(byte[] bytes) {
        String sha256 = sha256(bytes, bytes.length);
        for (OpenAiEncoding encoding : ALL) {
            if (encoding.sha256.equals(sha256)) {
                return encoding;
            }
        }
        String start = sha256(bytes, startLength(bytes));
        return ALL.stream()
                .filter(encoding -> encoding.startSha256.equals(start))
                .findFirst()
                .orElse(CL100K_BASE)
                .withoutSpecialTokens();
    }

    private static int startLength(byte[] bytes) {
        int lines = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n' && ++lines == START_LINES) {
                return i + 1;
            }
        }
        return bytes.length;
    }

    private static String sha256(byte[] bytes, int length) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Arrays.copyOf(bytes, length));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }
}
