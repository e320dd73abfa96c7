package dev.stipple.token.pipeline;

import java.util.List;
import java.util.OptionalInt;

/// How the tokens of a text are filled up to a length.
///
/// @param length the length to fill up to; empty means the longest text of the batch
/// @param direction the end at which padding is added
/// @param multipleOf if present, lengths are rounded up to a multiple of it; 0 rounds nothing
/// @param id the id of the padding token
/// @param typeId the type id of the padding tokens
/// @param token the padding token
public record Padding(
        OptionalInt length, Direction direction, OptionalInt multipleOf, int id, int typeId, String token) {

    /// Checks the lengths.
    public Padding {
        if (length.orElse(0) < 0 || multipleOf.orElse(0) < 0) {
            throw new IllegalArgumentException("length " + length + " and multipleOf " + multipleOf + " must be ≥ 0");
        }
    }

    /// Returns padding at the right end to the longest text of the batch.
    public static Padding toLongest(int id, String token) {
        return new Padding(OptionalInt.empty(), Direction.RIGHT, OptionalInt.empty(), id, 0, token);
    }

    /// Returns padding at the right end to `length` tokens.
    public static Padding to(int length, int id, String token) {
        return new Padding(OptionalInt.of(length), Direction.RIGHT, OptionalInt.empty(), id, 0, token);
    }

    /// Returns this padding with `direction`.
    public Padding withDirection(Direction direction) {
        return new Padding(length, direction, multipleOf, id, typeId, token);
    }

    /// Returns this padding with lengths rounded up to a multiple of `multipleOf`.
    public Padding withMultipleOf(int multipleOf) {
        return new Padding(length, direction, OptionalInt.of(multipleOf), id, typeId, token);
    }

    /// Returns this padding with `typeId`.
    public Padding withTypeId(int typeId) {
        return new Padding(length, direction, multipleOf, id, typeId, token);
    }

    /// Returns the texts of a batch, and their overflow, filled up to one length.
    public List<Tokens> apply(List<Tokens> batch) {
        int longest = batch.stream().mapToInt(Tokens::size).max().orElse(0);
        int target = target(longest);
        return batch.stream().map(tokens -> tokens.padded(target, this)).toList();
    }

    /// Returns the length up to which the texts of a batch are filled, given the longest.
    public int target(int longest) {
        int target = length.orElse(longest);
        int multiple = multipleOf.orElse(0);
        return multiple > 0 ? Math.ceilDiv(target, multiple) * multiple : target;
    }
}
