package dev.stipple.cli;

import dev.stipple.document.Doc2Vec;
import dev.stipple.document.DocumentVectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What only Doc2Vec has to be told.
final class DocumentOptions {
    @Option(
            names = "--document-model",
            paramLabel = "NAME",
            defaultValue = "dm",
            description =
                    "doc2vec: dm: the document and the neighbours predict a word (the default); dbow: the document"
                            + " alone.")
    private Doc2Vec.Model model;

    @Option(names = "--with-words", description = "doc2vec: train words too where the model is dbow.")
    private boolean withWords;

    @Option(
            names = "--tags",
            paramLabel = "FILE",
            description = "doc2vec: what the documents are called, a line each (default: their numbers, from 1).")
    private @Nullable Path tags;

    Doc2Vec.Config applyTo(Doc2Vec.Config config) {
        if (withWords && model == Doc2Vec.Model.DM) {
            throw new IllegalArgumentException("--with-words means nothing to dm, which always trains words");
        }
        return config.withModel(model).withTrainWords(withWords);
    }

    /// Returns `documents` with the tags of the file, if there is one.
    DocumentVectors tagged(DocumentVectors documents) throws IOException {
        if (tags == null) {
            return documents;
        }
        try {
            return documents.withTags(Files.readAllLines(tags));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(tags + ": " + e.getMessage(), e);
        }
    }
}
