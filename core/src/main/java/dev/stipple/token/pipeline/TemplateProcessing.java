package dev.stipple.token.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A frame spelt out as templates, such as `[CLS] $A [SEP]` and `[CLS] $A [SEP] $B:1 [SEP]:1`.
///
/// @param single the pieces of one text
/// @param pair the pieces of two texts
/// @param specialTokens what the templates' special tokens stand for, by name
public record TemplateProcessing(List<Piece> single, List<Piece> pair, Map<String, SpecialToken> specialTokens)
        implements PostProcessor {

    /// A place of a template.
    public sealed interface Piece {
        /// Returns the type id of the tokens at this place.
        int typeId();
    }

    /// A place for a text: 0 for the first, 1 for the second.
    ///
    /// @param index which text
    /// @param typeId the type id of its tokens
    public record Sequence(int index, int typeId) implements Piece {}

    /// A place for a special token.
    ///
    /// @param name which one of the template's special tokens
    /// @param typeId its type id
    public record Special(String name, int typeId) implements Piece {}

    /// One or more tokens that stand for a name in the templates.
    ///
    /// @param name the name
    /// @param ids the tokens' ids
    /// @param tokens the tokens
    public record SpecialToken(String name, List<Integer> ids, List<String> tokens) {
        /// Checks that each id has a token, and copies both.
        public SpecialToken {
            if (ids.size() != tokens.size()) {
                throw new IllegalArgumentException(
                        "special token " + name + " has " + ids.size() + " ids and " + tokens.size() + " tokens");
            }
            ids = List.copyOf(ids);
            tokens = List.copyOf(tokens);
        }

        /// Returns a special token that is called what it is.
        public static SpecialToken of(String token, int id) {
            return new SpecialToken(token, List.of(id), List.of(token));
        }
    }

    /// Checks that the templates name only special tokens that there are, and copies everything.
    public TemplateProcessing {
        single = List.copyOf(single);
        pair = List.copyOf(pair);
        specialTokens = Map.copyOf(specialTokens);
        for (Piece piece : single) {
            check(piece, specialTokens, 1);
        }
        for (Piece piece : pair) {
            check(piece, specialTokens, 2);
        }
    }

    private static void check(Piece piece, Map<String, SpecialToken> specialTokens, int sequences) {
        switch (piece) {
            case Sequence sequence -> {
                if (sequence.index() < 0 || sequence.index() >= sequences) {
                    throw new IllegalArgumentException(
                            "the template for " + sequences + " texts uses text number " + sequence.index());
                }
            }
            case Special special -> {
                if (!specialTokens.containsKey(special.name())) {
                    throw new IllegalArgumentException("the template uses an unknown special token: " + special.name());
                }
            }
        }
    }

    @Override
    public int addedTokens(int sequences) {
        return template(sequences).stream()
                .mapToInt(piece -> piece instanceof Special special
                        ? specialToken(special).ids().size()
                        : 0)
                .sum();
    }

    @Override
    public List<Tokens> process(List<Tokens> sequences, Mode mode) {
        List<Tokens> placed = new ArrayList<>();
        for (Piece piece : template(sequences.size())) {
            switch (piece) {
                case Sequence(int index, int typeId) ->
                    placed.add(sequences.get(index).withTypeId(typeId).withSequence(index));
                case Special special -> {
                    if (mode == Mode.WITH_SPECIAL_TOKENS) {
                        SpecialToken token = specialToken(special);
                        placed.add(Tokens.added(token.ids(), token.tokens(), special.typeId()));
                    }
                }
            }
        }
        return placed;
    }

    private List<Piece> template(int sequences) {
        return sequences == 1 ? single : pair;
    }

    private SpecialToken specialToken(Special special) {
        SpecialToken token = specialTokens.get(special.name());
        if (token == null) {
            throw new IllegalStateException("checked when made: " + special.name());
        }
        return token;
    }
}
