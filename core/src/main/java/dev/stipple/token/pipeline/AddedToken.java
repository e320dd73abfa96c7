package dev.stipple.token.pipeline;

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
}
