package dev.stipple.token.model;

import dev.stipple.text.AlignedText;

/// The error of a model that meets an unknown piece and has no token for it.
final class Unknown {
    private static final int SHOWN = 40;

    private Unknown() {}

    static IllegalArgumentException piece(CharSequence piece, String unkToken) {
        CharSequence shown = piece.length() <= SHOWN ? piece : piece.subSequence(0, SHOWN) + "…";
        String place = piece instanceof AlignedText text && !piece.isEmpty() ? " at char " + text.originStart(0) : "";
        return new IllegalArgumentException("no token for '" + shown + "'" + place + ", and the unknown token '"
                + unkToken + "' is not in the vocabulary");
    }
}
