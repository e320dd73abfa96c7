package dev.stipple.text;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Cuts a text into its words.
///
/// Every splitter is linear in the text's length, needs no stack to speak of, and gives items in the order of
/// the text; items never overlap and are never empty. "Blank" means Python's notion: Unicode White_Space and
/// the separators U+001C to U+001F.
///
/// ```java
/// Splitter.punctuation().split("Is this-- a test?")   // Is, this, --, a, test, ?
/// Splitter.unicodeWords().split("Ça va, l'été?")      // Ça, va, ",", l'été, ?
/// ```
///
/// Immutable and thread-safe.
public sealed interface Splitter permits PunctuationSplitter, BlankSplitter, BoundarySplitter, FilteredSplitter {
    /// Hands the span of each item to `sink`.
    void split(CharSequence text, SpanSink sink);

    /// Hands the span of each item of a text in valid UTF-8 to `sink`, in bytes.
    default void split(byte[] utf8, SpanSink sink) {
        String text = new String(utf8, StandardCharsets.UTF_8);
        Utf8Offsets offsets = new Utf8Offsets(text);
        split(text, (start, end) -> sink.span(offsets.at(start), offsets.at(end)));
    }

    /// Returns the items.
    default List<String> split(CharSequence text) {
        List<String> items = new ArrayList<>();
        split(text, (start, end) -> items.add(text.subSequence(start, end).toString()));
        return items;
    }

    /// Whether each blank ends an item: then the items of a text are those of its parts, where it is cut before a run
    /// of blanks.
    boolean cutsAtBlanks();

    /// Keeps the items that hold a letter or a number: words without the marks between them.
    default Splitter withoutMarks() {
        return new FilteredSplitter(this, Characters::isWord);
    }

    /// Cuts at blanks and around each of `, . : ; ? _ ! " ( ) '` and `--`; the marks are items, the blanks
    /// are dropped.
    ///
    /// The same as Python's `re.split(r'([,.:;?_!"()\']|--|\s)', text)` with every item stripped and empty
    /// ones left out.
    static Splitter punctuation() {
        return PunctuationSplitter.INSTANCE;
    }

    /// Cuts at blanks, as Python's `str.split()`.
    static Splitter blanks() {
        return BlankSplitter.INSTANCE;
    }

    /// Cuts at the default word boundaries of [UAX #29](https://www.unicode.org/reports/tr29/) (Unicode 16.0)
    /// and drops blank segments; marks and symbols are items.
    static Splitter unicodeWords() {
        return BoundarySplitter.WORDS;
    }

    /// Cuts at the default word boundaries of UAX #29 and keeps every segment, so that the items together are
    /// the text.
    static Splitter unicodeSegments() {
        return BoundarySplitter.SEGMENTS;
    }

    /// Cuts at the default sentence boundaries of UAX #29 (Unicode 16.0). The blanks behind a sentence belong
    /// to it, so that the items together are the text.
    static Splitter unicodeSentences() {
        return BoundarySplitter.SENTENCES;
    }
}
