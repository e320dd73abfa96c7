/// The public vocabularies that Stipple knows by name, as resources of this package: `NAME.tiktoken`
/// (OpenAI) and `bert-base-uncased.json`. `META-INF/NOTICE` says whose they are.
@NullMarked
package dev.stipple.vocabularies;

import org.jspecify.annotations.NullMarked;
