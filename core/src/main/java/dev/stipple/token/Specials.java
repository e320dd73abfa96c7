package dev.stipple.token;

import dev.stipple.token.pipeline.AddedToken;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.IntSupplier;

/// What happens to the spellings of special tokens, such as `<|endoftext|>`, inside of a text.
///
/// Text from users is plain text by default: nobody can end a prompt by typing a control token. Added tokens that
/// are not special are read in any case. Immutable and thread-safe.
public final class Specials {
    /// They are plain text.
    public static final Specials AS_TEXT = new Specials(Kind.SOME, Set.of());

    /// All of them are read as tokens.
    public static final Specials ALLOW_ALL = new Specials(Kind.ALL, Set.of());

    /// They are refused: an [IllegalArgumentException] names the token and its offset.
    public static final Specials REJECT = new Specials(Kind.NONE, Set.of());

    private enum Kind {
        ALL,
        SOME,
        NONE
    }

    private final Kind kind;
    private final Set<String> allowed;

    private Specials(Kind kind, Set<String> allowed) {
        this.kind = kind;
        this.allowed = allowed;
    }

    /// Returns the policy that reads `tokens` as tokens, and all other special tokens as plain text.
    public static Specials allow(String... tokens) {
        return allow(List.of(tokens));
    }

    /// Returns the policy that reads `tokens` as tokens, and all other special tokens as plain text.
    public static Specials allow(Collection<String> tokens) {
        return new Specials(Kind.SOME, Set.copyOf(tokens));
    }

    /// Tells whether special tokens have to be looked for at all.
    boolean looksForSpecial() {
        return kind != Kind.SOME || !allowed.isEmpty();
    }

    /// Tells whether a special token is to be found, be it to read or to refuse it.
    boolean finds(AddedToken token) {
        return kind != Kind.SOME || allowed.contains(token.content());
    }

    /// Checks a token that was found; `offset` tells at which char.
    void check(AddedToken token, IntSupplier offset) {
        if (kind == Kind.NONE && token.special()) {
            throw new IllegalArgumentException("the text has the special token " + token.content() + " at char "
                    + offset.getAsInt() + "; allow it, or take it as text");
        }
    }

    @Override
    public String toString() {
        return switch (kind) {
            case ALL -> "ALLOW_ALL";
            case NONE -> "REJECT";
            case SOME -> allowed.isEmpty() ? "AS_TEXT" : "allow " + allowed;
        };
    }
}
