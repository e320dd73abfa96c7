package dev.stipple.token;

import dev.stipple.text.AlignedText;
import dev.stipple.token.model.Vocabulary;
import dev.stipple.token.pipeline.AddedToken;
import dev.stipple.token.pipeline.Pipeline;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// How each id is spelt on the way back to text: added tokens in the form that they have in normalized text, all
/// others as the model spells them. Thread-safe.
final class TokenStrings {
    private final Vocabulary model;
    private final Map<Integer, String> added = new HashMap<>();
    private final Set<String> special = new HashSet<>();
    private final int idLimit;
    private final int size;

    TokenStrings(Pipeline pipeline) {
        this.model = pipeline.model().vocabulary();
        int limit = model.idLimit();
        int count = model.size();
        for (AddedToken token : pipeline.addedTokens()) {
            String form = token.content();
            if (token.normalized() && pipeline.normalizer().isPresent()) {
                form = pipeline.normalizer()
                        .get()
                        .normalize(AlignedText.of(form))
                        .toString();
            }
            added.put(token.id(), form);
            if (token.special()) {
                special.add(token.content());
            }
            limit = Math.max(limit, token.id() + 1);
            count += model.contains(token.id()) ? 0 : 1;
        }
        this.idLimit = limit;
        this.size = count;
    }

    boolean contains(int id) {
        return added.containsKey(id) || model.contains(id);
    }

    String get(int id) {
        String token = added.get(id);
        if (token != null) {
            return token;
        }
        if (!model.contains(id)) {
            throw unknown(id);
        }
        return model.token(id);
    }

    IllegalArgumentException unknown(int id) {
        return new IllegalArgumentException("id " + id + " has no token; this tokenizer has " + size
                + " tokens with ids from 0 to " + (idLimit - 1));
    }

    boolean isSpecial(String token) {
        return special.contains(token);
    }

    int idLimit() {
        return idLimit;
    }

    int size() {
        return size;
    }

    /// Returns all tokens as one vocabulary, added tokens by their content.
    static Vocabulary vocabulary(Pipeline pipeline) {
        Vocabulary model = pipeline.model().vocabulary();
        boolean complete =
                pipeline.addedTokens().stream().allMatch(token -> model.idOr(token.content(), -1) == token.id());
        if (complete) {
            return model;
        }
        Map<Integer, String> tokens = new TreeMap<>();
        model.forEach((token, id) -> tokens.put(id, token));
        pipeline.addedTokens().forEach(token -> tokens.put(token.id(), token.content()));
        List<String> spellings = new ArrayList<>(tokens.values());
        int[] ids = tokens.keySet().stream().mapToInt(Integer::intValue).toArray();
        return Vocabulary.of(spellings.toArray(String[]::new), ids);
    }
}
