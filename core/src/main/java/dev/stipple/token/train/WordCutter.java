package dev.stipple.token.train;

import dev.stipple.internal.hash.WordCounts;
import dev.stipple.internal.scan.KnownPattern;
import dev.stipple.internal.scan.PieceScanner;
import dev.stipple.text.AlignedText;
import dev.stipple.text.RegexPattern;
import dev.stipple.text.normalize.Normalizer;
import dev.stipple.text.pretokenize.ByteLevel;
import dev.stipple.text.pretokenize.PreTokenizer;
import dev.stipple.text.pretokenize.PreTokenizerSequence;
import dev.stipple.text.pretokenize.Split;
import dev.stipple.text.pretokenize.SplitBehavior;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// Cuts texts into the words that are counted. Not thread-safe: each thread has its own.
sealed interface WordCutter {
    /// Adds the words of one text, in well-formed UTF-8, to `words`.
    void cut(byte[] utf8, WordCounts words);

    /// Returns the fastest cutter for these steps.
    ///
    /// @param letters  what the pre-tokenizer writes: the words are counted as the bytes that these stand for
    static WordCutter of(Optional<Normalizer> normalizer, Optional<PreTokenizer> preTokenizer, Letters letters) {
        Optional<PieceScanner> scanner =
                normalizer.isPresent() ? Optional.empty() : preTokenizer.flatMap(WordCutter::scanner);
        return scanner.<WordCutter>map(Scanned::new).orElseGet(() -> new Stepwise(normalizer, preTokenizer, letters));
    }

    /// Returns the scanner that does the same as `preTokenizer`, where it is byte-level with a known pattern.
    private static Optional<PieceScanner> scanner(PreTokenizer preTokenizer) {
        return switch (preTokenizer) {
            case ByteLevel(boolean addPrefixSpace, boolean useRegex)
            when useRegex && !addPrefixSpace -> scanner(ByteLevel.REGEX);
            case PreTokenizerSequence(List<PreTokenizer> steps)
            when steps.size() == 2
                    && steps.get(0) instanceof Split(RegexPattern pattern, SplitBehavior behavior, boolean invert)
                    && behavior == SplitBehavior.ISOLATED
                    && !invert
                    && steps.get(1).equals(new ByteLevel(false, false)) -> scanner(pattern.source());
            default -> Optional.empty();
        };
    }

    private static Optional<PieceScanner> scanner(String regex) {
        return KnownPattern.of(List.of(regex)).map(KnownPattern::plainScanner);
    }

    /// Cuts at the piece boundaries of a known pattern, straight on the bytes.
    final class Scanned implements WordCutter {
        private final PieceScanner scanner;
        private final int[] ends = new int[1 << 12];

        Scanned(PieceScanner scanner) {
            this.scanner = scanner;
        }

        @Override
        public void cut(byte[] utf8, WordCounts words) {
            for (int start = 0; start < utf8.length; ) {
                int pieces = scanner.scan(utf8, start, utf8.length, ends);
                for (int i = 0; i < pieces; i++) {
                    words.add(utf8, start, ends[i], 1);
                    start = ends[i];
                }
            }
        }
    }

    /// Runs a normalizer and a pre-tokenizer of any kind.
    record Stepwise(Optional<Normalizer> normalizer, Optional<PreTokenizer> preTokenizer, Letters letters)
            implements WordCutter {
        @Override
        public void cut(byte[] utf8, WordCounts words) {
            AlignedText text = AlignedText.of(new String(utf8, StandardCharsets.UTF_8));
            AlignedText normal = normalizer.map(step -> step.normalize(text)).orElse(text);
            for (AlignedText piece :
                    preTokenizer.map(step -> step.split(normal)).orElse(List.of(normal))) {
                if (!piece.isEmpty()) {
                    byte[] word = letters.bytes(piece);
                    words.add(word, 0, word.length, 1);
                }
            }
        }
    }
}
