package dev.stipple.word;

import dev.stipple.internal.vectorfile.VectorFile;
import dev.stipple.internal.vectorfile.VectorTable;
import java.io.IOException;
import java.nio.file.Path;

/// The formats in which word vectors can be written. When reading, the format is told by the file's content.
public enum VectorFormat {
    /// A line with the numbers of rows and columns, then a word and its numbers a line; fastText's `.vec` as well.
    WORD2VEC_TEXT,
    /// The same header, then each word, a blank, and little-endian floats.
    WORD2VEC_BINARY,
    /// As word2vec's text, without the header.
    GLOVE,
    /// fastText's `.bin`, of vectors that came with subwords.
    FASTTEXT,
    /// numpy's array; the words go to a file beside it, `NAME.words.txt`.
    NPY,
    /// numpy's archive of two arrays, `words` and `vectors`.
    NPZ,
    /// safetensors, with the tensors `vectors`, `words` and `word_ends`.
    SAFETENSORS,
    /// The TSV of TensorBoard's projector; the words go to a file beside it, `NAME.metadata.tsv`.
    PROJECTOR;

    void write(VectorTable table, Path file) throws IOException {
        VectorFile.write(table, file, VectorFile.Format.valueOf(name()));
    }
}
