package dev.stipple.token;

import dev.stipple.token.pipeline.Pipeline;
import dev.stipple.token.pipeline.PostProcessor;
import dev.stipple.token.pipeline.Tokens;
import java.util.Arrays;
import java.util.List;

/// The ids that a post-processor puts before and after one text. Immutable: nobody changes the arrays.
final class Frame {
    private static final int TEXT = -1;

    private final int[] before;
    private final int[] after;

    private Frame(int[] before, int[] after) {
        this.before = before;
        this.after = after;
    }

    /// Finds the frame by post-processing a text of one token that no vocabulary has. A template without the text,
    /// or with several copies of it, is an [IllegalArgumentException].
    static Frame of(Pipeline pipeline, PostProcessor.Mode mode) {
        Tokens text = Tokens.builder().add(TEXT, "", 0, 0, 0, 0).build();
        int[] ids = pipeline.join(List.of(text), mode).ids();
        int at = 0;
        while (at < ids.length && ids[at] != TEXT) {
            at++;
        }
        if (Arrays.stream(ids).filter(id -> id == TEXT).count() != 1) {
            throw new IllegalArgumentException("the post-processor's template must hold the text once");
        }
        return new Frame(Arrays.copyOf(ids, at), Arrays.copyOfRange(ids, at + 1, ids.length));
    }

    int[] before() {
        return before;
    }

    int[] after() {
        return after;
    }

    int size() {
        return before.length + after.length;
    }
}
