package dev.stipple.internal.vectorfile;

import dev.stipple.UnsupportedModelException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// What kinds of files there are, as their beginnings tell.
enum FileKind {
    WORD2VEC_BINARY,
    WORDS_AND_NUMBERS,
    FASTTEXT,
    NPY,
    NPZ,
    SAFETENSORS,
    PROJECTOR,
    PICKLE,
    UNKNOWN;

    private static final String READ =
            "understood are word2vec text and binary, GloVe text, fastText .vec, .bin and .ftz,"
                    + " numpy .npy and .npz, safetensors, and the TSV of TensorBoard's projector";

    static FileKind of(byte[] head) {
        if (NumpyHeader.matches(head)) {
            return NPY;
        }
        if (Npz.matches(head)) {
            return NPZ;
        }
        if (head.length > 2 && (head[0] & 0xFF) == 0x80 && head[1] >= 2 && head[1] <= 5) {
            return PICKLE;
        }
        int lineEnd = new String(head, StandardCharsets.ISO_8859_1).indexOf('\n');
        if (lineEnd > 0 && Header.matches(new String(head, 0, lineEnd, StandardCharsets.ISO_8859_1))) {
            return isBinary(head, lineEnd + 1) ? WORD2VEC_BINARY : WORDS_AND_NUMBERS;
        }
        if (Safetensors.matches(head)) {
            return SAFETENSORS;
        }
        if (FastTextFile.matches(head)) {
            return FASTTEXT;
        }
        if (ProjectorTsv.matches(head)) {
            return PROJECTOR;
        }
        return isText(head) ? WORDS_AND_NUMBERS : UNKNOWN;
    }

    /// Whether the row behind a header holds bytes that no number in text has.
    private static boolean isBinary(byte[] head, int from) {
        int at = from;
        while (at < head.length && head[at] != ' ') {
            at++;
        }
        for (; at < head.length && head[at] != '\n'; at++) {
            if ("0123456789+-.eE nafityNAFITY\r".indexOf(head[at]) < 0) {
                // A word with blanks has letters there, but a whole line of text ends in a digit.
                return !isText(head);
            }
        }
        return false;
    }

    private static boolean isText(byte[] head) {
        for (byte value : head) {
            if (value >= 0 && value < ' ' && value != '\n' && value != '\r' && value != '\t') {
                return false;
            }
        }
        return head.length > 0;
    }

    boolean isText() {
        return this == WORDS_AND_NUMBERS || this == PROJECTOR || this == PICKLE || this == UNKNOWN;
    }

    /// Reads `file`, of which `in` is the content, unpacked; where the rows stand one behind the other with their
    /// words, no more than the first `most`.
    VectorTable open(Path file, InputStream in, int most) throws IOException {
        return switch (this) {
            case WORD2VEC_BINARY -> Word2VecBinary.open(file, most);
            case WORDS_AND_NUMBERS -> VectorText.read(file, in, most);
            case FASTTEXT -> FastTextFile.open(file);
            case NPY -> Npy.open(file);
            case NPZ -> Npz.load(file);
            case SAFETENSORS -> Safetensors.open(file);
            case PROJECTOR -> ProjectorTsv.read(file, in);
            case PICKLE ->
                throw new UnsupportedModelException(
                        file.toString(),
                        "a pickle, which may run any code when it is opened; in Python, write the vectors"
                                + " by model.wv.save_word2vec_format('vectors.bin', binary=True) and open that");
            case UNKNOWN ->
                throw new UnsupportedModelException(
                        file.toString(), (Files.size(file) == 0 ? "an empty file; " : "this format; ") + READ);
        };
    }
}
