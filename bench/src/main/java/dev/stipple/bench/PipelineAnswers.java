package dev.stipple.bench;

import dev.stipple.internal.load.TokenizerJson;
import dev.stipple.token.Specials;
import dev.stipple.token.Tokenizer;
import dev.stipple.token.pipeline.OffsetUnit;
import dev.stipple.token.pipeline.Tokens;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;

/// Answers the questions of `bench/fuzz.py`, one a line, about one `tokenizer.json` at a time.
///
/// Questions: `load JSON`, `encode FLAGS TEXT [PAIR]` and `decode FLAGS IDS`, texts in hexadecimal UTF-8, ids with
/// commas. FLAGS hold `a` if special tokens in the text count, and `f` if the post-processor may add tokens. An answer
/// is `ok` with what came out, or `error` with the message.
final class PipelineAnswers {
    private static final HexFormat HEX = HexFormat.of();

    private PipelineAnswers() {}

    /// Reads standard input to its end.
    public static void main(String[] args) throws IOException {
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        var out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        Tokenizer tokenizer = null;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] words = line.split(" ", -1);
            try {
                if (words[0].equals("load")) {
                    tokenizer = load(HEX.parseHex(words[1]));
                    out.println("ok");
                } else if (tokenizer != null) {
                    out.println("ok " + answer(tokenizer, words));
                }
            } catch (IOException | RuntimeException e) {
                out.println("error " + HEX.formatHex(e.toString().getBytes(StandardCharsets.UTF_8)));
            }
            out.flush();
        }
    }

    private static Tokenizer load(byte[] json) throws IOException {
        return Tokenizer.of(TokenizerJson.read("fuzz", json)).withOffsets(OffsetUnit.CODE_POINTS);
    }

    /// Cuts and pads as the file says.
    private static Tokenizer fitting(Tokenizer tokenizer) {
        Tokenizer cut = tokenizer.truncation().map(tokenizer::withTruncation).orElse(tokenizer);
        return cut.padding().map(cut::withPadding).orElse(cut);
    }

    private static String answer(Tokenizer whole, String[] words) {
        Tokenizer tokenizer = words[1].contains("f") ? whole : whole.withoutSpecialTokens();
        if (words[0].equals("decode")) {
            int[] ids = Arrays.stream(words[2].split(",", -1))
                    .filter(id -> !id.isEmpty())
                    .mapToInt(Integer::parseInt)
                    .filter(whole.vocabulary()::contains)
                    .toArray();
            return hex(tokenizer.decode(ids));
        }
        tokenizer = fitting(tokenizer);
        Specials specials = words[1].contains("a") ? Specials.ALLOW_ALL : Specials.AS_TEXT;
        String text = text(words[2]);
        if (words.length > 3) {
            return describe(tokenizer.tokenize(text, text(words[3]), specials), true);
        }
        Tokens tokens = tokenizer.tokenize(text, specials);
        int[] ids = tokenizer.encode(text, specials);
        int count = tokenizer.count(text, specials);
        String fast = Arrays.equals(ids, tokens.ids()) && count == ids.length
                ? ""
                : " encode " + row(ids) + " count " + count;
        return describe(tokens, true) + fast;
    }

    private static String text(String hex) {
        return new String(HEX.parseHex(hex), StandardCharsets.UTF_8);
    }

    private static String hex(String text) {
        return HEX.formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String describe(Tokens tokens, boolean windows) {
        int[] offsets = new int[2 * tokens.size()];
        int[] words = new int[tokens.size()];
        for (int i = 0; i < tokens.size(); i++) {
            offsets[2 * i] = tokens.start(i);
            offsets[2 * i + 1] = tokens.end(i);
            words[i] = tokens.word(i).orElse(-1);
        }
        String rows = String.join(
                " ",
                row(tokens.ids()),
                row(tokens.typeIds()),
                row(offsets),
                row(tokens.specialTokensMask()),
                row(tokens.attentionMask()),
                row(words),
                tokens.tokens().stream().map(PipelineAnswers::hex).collect(Collectors.joining(",")));
        String overflow = windows
                ? tokens.overflow().stream()
                        .map(window -> " [" + describe(window, false) + "]")
                        .collect(Collectors.joining())
                : "";
        return rows + overflow;
    }

    private static String row(int[] numbers) {
        return Arrays.stream(numbers).mapToObj(String::valueOf).collect(Collectors.joining(","));
    }
}
