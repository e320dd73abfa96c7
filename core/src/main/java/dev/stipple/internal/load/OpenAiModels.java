package dev.stipple.internal.load;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which encoding each of OpenAI's models uses, as tiktoken 0.14 knows them.
final class OpenAiModels {
    private static final Map<String, String> ENCODING_OF_MODEL = Stream.of(
                    models(
                            "o200k_base", //
                            "o1 o3 o4-mini gpt-5 gpt-4.1 gpt-4o"),
                    models(
                            "cl100k_base",
                            "gpt-4 gpt-3.5-turbo gpt-3.5 gpt-35-turbo davinci-002 babbage-002",
                            "text-embedding-ada-002 text-embedding-3-small text-embedding-3-large"),
                    models(
                            "p50k_base",
                            "text-davinci-003 text-davinci-002 code-davinci-002 code-davinci-001 code-cushman-002",
                            "code-cushman-001 davinci-codex cushman-codex"),
                    models("p50k_edit", "text-davinci-edit-001 code-davinci-edit-001"),
                    models(
                            "r50k_base",
                            "text-davinci-001 text-curie-001 text-babbage-001 text-ada-001 davinci curie babbage ada",
                            "text-similarity-davinci-001 text-similarity-curie-001 text-similarity-babbage-001",
                            "text-similarity-ada-001 text-search-davinci-doc-001 text-search-curie-doc-001",
                            "text-search-babbage-doc-001 text-search-ada-doc-001 code-search-babbage-code-001",
                            "code-search-ada-code-001"),
                    models("gpt2", "gpt2 gpt-2"))
            .flatMap(Function.identity())
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    /// How the names of dated, sized and fine-tuned models start. The first that fits counts.
    private static final List<Map.Entry<String, String>> ENCODING_OF_PREFIX = List.of(
            Map.entry("o1-", "o200k_base"),
            Map.entry("o3-", "o200k_base"),
            Map.entry("o4-mini-", "o200k_base"),
            Map.entry("gpt-5", "o200k_base"),
            Map.entry("gpt-4.5-", "o200k_base"),
            Map.entry("gpt-4.1-", "o200k_base"),
            Map.entry("chatgpt-4o-", "o200k_base"),
            Map.entry("gpt-4o-", "o200k_base"),
            Map.entry("gpt-4-", "cl100k_base"),
            Map.entry("gpt-3.5-turbo-", "cl100k_base"),
            Map.entry("gpt-35-turbo-", "cl100k_base"),
            Map.entry("gpt-oss-", "o200k_harmony"),
            Map.entry("ft:gpt-4o", "o200k_base"),
            Map.entry("ft:gpt-4", "cl100k_base"),
            Map.entry("ft:gpt-3.5-turbo", "cl100k_base"),
            Map.entry("ft:davinci-002", "cl100k_base"),
            Map.entry("ft:babbage-002", "cl100k_base"));

    private OpenAiModels() {}

    private static Stream<Map.Entry<String, String>> models(String encoding, String... models) {
        return Arrays.stream(models)
                .flatMap(names -> Arrays.stream(names.split(" ")))
                .map(model -> Map.entry(model, encoding));
    }

    /// Returns the name of the encoding that `model` uses.
    static Optional<String> encoding(String model) {
        String encoding = ENCODING_OF_MODEL.get(model);
        if (encoding != null) {
            return Optional.of(encoding);
        }
        return ENCODING_OF_PREFIX.stream()
                .filter(prefix -> model.startsWith(prefix.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /// Returns the names of the models that are known by their full name.
    static Stream<String> names() {
        return ENCODING_OF_MODEL.keySet().stream();
    }
}
