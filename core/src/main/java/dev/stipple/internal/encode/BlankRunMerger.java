package dev.stipple.internal.encode;

import dev.stipple.token.model.Model;
import java.nio.charset.StandardCharsets;

/// Leaves pieces with several blanks in a row to the model itself, where runs of blanks merge in an order that ranks
/// cannot tell: Llama's have one score, so that among all of them the leftmost goes first. One thread at a time.
final class BlankRunMerger implements PieceMerger {
    private final PieceMerger single;
    private final Model model;
    private final Ids ids = new Ids(16);
    private boolean hadRun;

    /// @param single merges the pieces without runs
    BlankRunMerger(PieceMerger single, Model model) {
        this.single = single;
        this.model = model;
    }

    @Override
    public int merge(byte[] text, int from, int to) {
        String piece = new String(text, from, to - from, StandardCharsets.UTF_8).replace(' ', CharacterBpe.BLANK_MARK);
        hadRun = piece.indexOf("" + CharacterBpe.BLANK_MARK + CharacterBpe.BLANK_MARK) >= 0;
        if (!hadRun) {
            return single.merge(text, from, to);
        }
        ids.size = 0;
        model.tokenize(piece, (id, _, _) -> ids.add(id));
        return ids.size;
    }

    @Override
    public int[] ids() {
        return hadRun ? ids.array : single.ids();
    }
}
