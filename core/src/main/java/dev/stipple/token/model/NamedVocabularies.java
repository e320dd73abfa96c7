package dev.stipple.token.model;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/// Vocabulary files that a module on the class path brings, so that tokenizers can be had by name.
///
/// An implementation is found through [java.util.ServiceLoader]. The artifact `dev.stipple:stipple-vocabularies` holds
/// one with the public vocabularies of OpenAI and of BERT.
public interface NamedVocabularies {
    /// Opens the file called `name`, such as `cl100k_base.tiktoken`, if it is among these; the caller closes it.
    ///
    /// @throws IOException if the file is there but cannot be opened
    Optional<InputStream> open(String name) throws IOException;
}
