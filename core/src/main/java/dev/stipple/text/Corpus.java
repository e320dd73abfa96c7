package dev.stipple.text;

import dev.stipple.internal.unicode.Utf8;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/// A source of texts that can be read again and again, each time from the start.
///
/// Trainers and vocabularies read a corpus in one or more passes. The corpora made here stream: a pass holds
/// one text at a time, whatever the size of the files. Files are UTF-8; an invalid sequence becomes U+FFFD
/// (each maximal subpart, as Python and Rust do) and a byte order mark stays in the text. Files
/// packed by gzip, xz or zstd are told by their content and unpacked; zstd needs `io.airlift:aircompressor-v3` on
/// the class path. A folder stands for all files below it, hidden
/// ones left out, in the order of their paths.
///
/// ```java
/// Corpus.lines(Path.of("wiki.txt"), Path.of("more/"))
/// ```
///
/// Corpora are immutable and thread-safe; the [Texts] of a pass are not. Users may implement their own.
public interface Corpus {
    /// Begins a pass. The caller closes it.
    Texts open() throws IOException;

    /// Returns how many bytes a pass reads, in the unit of [Texts#position()], when that is known beforehand.
    default OptionalLong size() throws IOException {
        return OptionalLong.empty();
    }

    /// One pass over a corpus, which stands before its first text.
    interface Texts extends AutoCloseable {
        /// Moves to the next text; false when there is none.
        boolean next() throws IOException;

        /// Moves to the next text, or the next part of a text of more than `bytes` bytes, each cut before a run of
        /// blanks (U+0020) where there is one; false when there is none. Corpora without long texts give whole
        /// ones.
        default boolean nextPart(int bytes) throws IOException {
            return next();
        }

        /// Returns whether the text that the pass stands at is a part that another one follows.
        default boolean goesOn() {
            return false;
        }

        /// Returns the text that the pass stands at.
        String text();

        /// Returns the text that the pass stands at in well-formed UTF-8, as an array of its own.
        default byte[] utf8() {
            return Utf8.encode(text());
        }

        /// Returns how many bytes have been read so far, for showing progress.
        default long position() {
            return 0;
        }

        @Override
        void close() throws IOException;
    }

    /// An input that can be opened more than once.
    @FunctionalInterface
    interface Source {
        /// Opens the input at its start.
        InputStream open() throws IOException;
    }

    /// Each line of the files is a text, without its line feed. Only LF ends a line: a CR stays in the text.
    /// A last line without LF counts, an empty line is an empty text.
    static Corpus lines(Path... files) {
        return new FileCorpus(List.of(files), FileCorpus.Unit.LINE);
    }

    /// Each line of the files is a text that ends with its line feed, the last one perhaps without. So
    /// Hugging Face's trainers read files.
    static Corpus linesWithEnds(Path... files) {
        return new FileCorpus(List.of(files), FileCorpus.Unit.LINE_WITH_END);
    }

    /// Each file is a text, of less than 2 GB.
    static Corpus files(Path... files) {
        return new FileCorpus(List.of(files), FileCorpus.Unit.FILE);
    }

    /// Each line of the input is a text; `name` stands for it in messages.
    static Corpus lines(String name, Source source) {
        return new SourceCorpus(name, source, FileCorpus.Unit.LINE);
    }

    /// Each line of the input is a text that ends with its line feed; `name` stands for the input in messages.
    static Corpus linesWithEnds(String name, Source source) {
        return new SourceCorpus(name, source, FileCorpus.Unit.LINE_WITH_END);
    }

    /// Each of `texts` is a text.
    static Corpus of(String... texts) {
        return of(List.of(texts));
    }

    /// Each of `texts` is a text; every pass asks for a new iterator.
    static Corpus of(Iterable<? extends CharSequence> texts) {
        return new IterableCorpus(texts);
    }
}
