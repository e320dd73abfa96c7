package dev.stipple.token.pipeline;

import dev.stipple.token.model.Vocabulary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A token that is found in the text before anything else happens to it, and never split.
///
/// @param id the token's id; it may be a token of the model too
/// @param content the text that it matches
/// @param singleWord whether it matches only where no word character adjoins it
/// @param lstrip whether it takes the white space before it
/// @param rstrip whether it takes the white space after it
/// @param normalized whether it is matched, itself normalized, in the normalized text rather than the raw text
/// @param special whether it is a control token: text may not contain it unless asked, and decoding may skip it
public record AddedToken(
        int id,
        String content,
        boolean singleWord,
        boolean lstrip,
        boolean rstrip,
        boolean normalized,
        boolean special) {

    /// Returns a control token such as `[CLS]`, matched in raw text.
    public static AddedToken special(int id, String content) {
        return new AddedToken(id, content, false, false, false, false, true);
    }

    /// Returns a plain token that the user added, matched in normalized text.
    public static AddedToken plain(int id, String content) {
        return new AddedToken(id, content, false, false, false, true, false);
    }

    /// Returns this token with id `id`.
    public AddedToken withId(int id) {
        return new AddedToken(id, content, singleWord, lstrip, rstrip, normalized, special);
    }

    /// Returns `present` with `more` behind them, each with the id that Hugging Face tokenizers gives it: that of
    /// the added or the model's token of the same content, or else the next one behind the vocabulary and all added
    /// tokens.
    ///
    /// The ids of `more` are not looked at. A token whose content is present replaces the present one; empty tokens
    /// are left out.
    public static List<AddedToken> append(List<AddedToken> present, List<AddedToken> more, Vocabulary vocabulary) {
        Map<String, AddedToken> byContent = new LinkedHashMap<>();
        int next = vocabulary.size();
        for (AddedToken token : present) {
            byContent.put(token.content, token);
            next = Math.max(next, token.id + 1);
        }
        for (AddedToken token : more) {
            if (token.content.isEmpty()) {
                continue;
            }
            AddedToken known = byContent.get(token.content);
            int id = known != null ? known.id : vocabulary.idOr(token.content, -1);
            byContent.put(token.content, token.withId(id < 0 ? next++ : id));
        }
        return List.copyOf(byContent.values());
    }
}
