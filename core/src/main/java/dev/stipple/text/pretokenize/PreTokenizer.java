package dev.stipple.text.pretokenize;

import dev.stipple.text.AlignedText;
import java.util.List;

/// One step that cuts text into pieces, and may rewrite them; no token crosses a cut.
///
/// The variants are those of Hugging Face tokenizers 0.23.2, with exactly its pieces and offsets. They are the
/// readable reference that faster code is judged by. All are immutable and thread-safe, and take time linear in the
/// text.
public sealed interface PreTokenizer
        permits BertPreTokenizer,
                ByteLevel,
                CharDelimiterSplit,
                Digits,
                FixedLength,
                Metaspace,
                PreTokenizerSequence,
                Punctuation,
                Split,
                UnicodeScripts,
                Whitespace,
                WhitespaceSplit {

    /// Returns the pieces of `piece` from left to right, none of them empty.
    ///
    /// A piece whose [AlignedText#originStart] is 0 is taken to be the first of its text.
    List<AlignedText> split(AlignedText piece);
}
