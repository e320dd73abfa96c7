package dev.stipple.vocabularies;

import dev.stipple.token.model.NamedVocabularies;
import java.io.InputStream;
import java.util.Optional;

/// The files that lie beside this class.
public final class PublicVocabularies implements NamedVocabularies {
    /// Makes what [java.util.ServiceLoader] asks for.
    public PublicVocabularies() {}

    @Override
    public Optional<InputStream> open(String name) {
        // Nothing but a plain name: no file of another package.
        boolean isPlain = name.matches("[A-Za-z0-9][A-Za-z0-9._-]*") && !name.endsWith(".class");
        return isPlain ? Optional.ofNullable(PublicVocabularies.class.getResourceAsStream(name)) : Optional.empty();
    }
}
