package dev.stipple.token.pipeline;

import dev.stipple.text.AlignedText;
import dev.stipple.text.normalize.SentencePieceNormalizer;
import dev.stipple.token.model.SentencePieces;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Joins the pieces of a SentencePiece model as sentencepiece does.
///
/// Space symbols become spaces, those that normalizing put in front vanish, control symbols vanish, and runs of byte
/// pieces are read as UTF-8, each invalid byte as U+FFFD.
///
/// @param pieces the model's pieces
/// @param options what normalizing did with spaces
/// @param unkSurface what the unknown piece stands for
/// @param denormalizer what is done with the joined text, if anything
public record SentencePieceDecoder(
        SentencePieces pieces,
        SentencePieceNormalizer.Options options,
        String unkSurface,
        Optional<SentencePieceNormalizer> denormalizer)
        implements Decoder {
    /// What the unknown piece stands for unless a model says otherwise.
    public static final String UNK_SURFACE = " \u2047 ";

    private static final String SPACE_SYMBOL = "▁";
    private static final char REPLACEMENT = '\uFFFD';

    @Override
    public List<String> decode(List<String> tokens) {
        List<String> parts = new ArrayList<>(tokens.size());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        boolean isEmpty = true;
        boolean mayStrip = options.addDummyPrefix() || options.removeExtraWhitespaces();
        for (String token : tokens) {
            int id = pieces.id(token, 0, token.length());
            if (pieces.type(id) == SentencePieces.Type.BYTE) {
                bytes.write(byteOf(token));
                continue;
            }
            isEmpty &= !flush(bytes, parts);
            mayStrip &= isEmpty;
            String part = part(token, id);
            if (mayStrip && part.startsWith(SPACE_SYMBOL) && isText(id)) {
                part = part.substring(1);
                // One space was put in front; where extra ones are removed, all at the start are.
                mayStrip = options.removeExtraWhitespaces();
            }
            part = isText(id) ? part.replace(SPACE_SYMBOL, " ") : part;
            isEmpty &= part.isEmpty();
            parts.add(part);
        }
        flush(bytes, parts);
        return denormalizer.isEmpty() ? parts : List.of(denormalize(denormalizer.get(), String.join("", parts)));
    }

    /// Returns the byte that `token` is, 0 to 255, or −1 if it is none.
    public int byteOf(String token) {
        boolean isByte = pieces.type(pieces.id(token, 0, token.length())) == SentencePieces.Type.BYTE;
        return isByte ? Integer.parseInt(token, 3, 5, 16) : -1;
    }

    /// Returns the text that `token`, which is no byte, stands for where there is text before it.
    public String inside(String token) {
        int id = pieces.id(token, 0, token.length());
        String part = part(token, id);
        return isText(id) ? part.replace(SPACE_SYMBOL, " ") : part;
    }

    private static String denormalize(SentencePieceNormalizer denormalizer, String text) {
        return denormalizer.normalize(AlignedText.of(text)).toString();
    }

    private boolean isText(int id) {
        return pieces.type(id) != SentencePieces.Type.CONTROL && id != pieces.unkId();
    }

    private String part(String token, int id) {
        if (pieces.type(id) == SentencePieces.Type.CONTROL) {
            return "";
        }
        // A token that is no piece of the model is the text of an unknown one.
        boolean isUnk = id == pieces.unkId() && token.equals(pieces.vocabulary().token(id));
        return isUnk ? unkSurface : token;
    }

    /// Adds the text of `bytes`, if there are any, to `parts`, and empties them.
    private static boolean flush(ByteArrayOutputStream bytes, List<String> parts) {
        if (bytes.size() == 0) {
            return false;
        }
        parts.add(text(bytes.toByteArray()));
        bytes.reset();
        return true;
    }

    /// Reads UTF-8; unlike in Java's own reading, each byte of an invalid sequence is replaced by itself.
    private static String text(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < bytes.length; ) {
            int length = Math.max(1, claimedLength(bytes[i]));
            try {
                ByteBuffer character = ByteBuffer.wrap(bytes, i, Math.min(length, bytes.length - i));
                text.append(StandardCharsets.UTF_8.newDecoder().decode(character));
                i += length;
            } catch (CharacterCodingException e) {
                text.append(REPLACEMENT);
                i++;
            }
        }
        return text.toString();
    }

    /// Returns how long the character that starts with `lead` says it is.
    private static int claimedLength(byte lead) {
        return lead >= 0 ? 1 : Integer.numberOfLeadingZeros(~(lead << 24));
    }
}
