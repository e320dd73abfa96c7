package dev.stipple.token;

import dev.stipple.internal.encode.Ids;
import dev.stipple.token.pipeline.Direction;
import dev.stipple.token.pipeline.Padding;
import dev.stipple.token.pipeline.Truncation;
import java.util.Arrays;
import java.util.Optional;

/// Cuts and frames the ids of one text: the short way to the ids that whole tokens would have.
///
/// @param frame what stands around the text
/// @param added how many tokens the post-processor says it adds; where one frames another's frame, there are more
/// @param truncation to what length the text is cut, if at all
record Fit(Frame frame, int added, Optional<Truncation> truncation) {
    /// Returns the number of ids that are left of a text with `count` ids, with its frame.
    int count(int count) {
        return kept(count) + frame.size();
    }

    /// Returns what is left of the ids of a text, with its frame.
    int[] apply(Ids text) {
        int kept = kept(text.size);
        boolean cutsLeft = truncation.isPresent() && truncation.get().direction() == Direction.LEFT;
        int from = cutsLeft ? text.size - kept : 0;
        int[] before = frame.before();
        int[] after = frame.after();
        int[] ids = Arrays.copyOf(before, before.length + kept + after.length);
        System.arraycopy(text.array, from, ids, before.length, kept);
        System.arraycopy(after, 0, ids, before.length + kept, after.length);
        return ids;
    }

    private int kept(int count) {
        if (truncation.isEmpty()) {
            return count;
        }
        int limit = Math.max(0, truncation.get().maxLength() - added);
        if (count > limit && limit > 0 && truncation.get().strategy() == Truncation.Strategy.ONLY_SECOND) {
            throw new IllegalArgumentException("truncation ONLY_SECOND needs a second text");
        }
        return Math.min(count, limit);
    }

    /// Returns `ids` filled up to `length`.
    static int[] pad(int[] ids, int length, Padding padding) {
        if (ids.length >= length) {
            return ids;
        }
        int[] padded = new int[length];
        Arrays.fill(padded, padding.id());
        int at = padding.direction() == Direction.LEFT ? length - ids.length : 0;
        System.arraycopy(ids, 0, padded, at, ids.length);
        return padded;
    }
}
