package dev.stipple.internal.load;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OpenAiModelsTest {
    /// The file is made by `bench/golden/openai_models.py`: a name, a tab, the encoding or nothing.
    @Test
    void takesTheEncodingThatTiktokenTakes() throws IOException {
        Map<String, String> expected = new LinkedHashMap<>();
        try (InputStream in = requireNonNull(getClass().getResourceAsStream("openai-models.tsv"))) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(line -> {
                int tab = line.indexOf('\t');
                expected.put(line.substring(0, tab), line.substring(tab + 1));
            });
        }
        Map<String, String> actual = new LinkedHashMap<>();
        expected.keySet()
                .forEach(name -> actual.put(name, OpenAiModels.encoding(name).orElse("")));
        assertThat(actual).hasSizeGreaterThan(1000).isEqualTo(expected);
    }

    @Test
    void knowsEveryEncodingOfAModel() {
        assertThat(OpenAiModels.names().map(name -> OpenAiModels.encoding(name).flatMap(OpenAiEncoding::named)))
                .allSatisfy(encoding -> assertThat(encoding).isPresent());
    }
}
