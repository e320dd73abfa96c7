package dev.stipple.internal.encode;

import dev.stipple.token.model.Model;
import dev.stipple.token.model.Unigram;
import java.util.function.Supplier;

/// A model as [WordMerger] asks it: for the ids of one word. One thread at a time.
@FunctionalInterface
interface WordModel {
    /// Adds the ids of `word` to `ids`.
    void add(CharSequence word, Ids ids);

    /// Returns the fastest way to ask `model`, which gives each thread its own.
    static Supplier<WordModel> of(Model model) {
        if (model instanceof Unigram unigram && unigram.unkId().isPresent()) {
            var tables = new UnigramSplits.Tables(unigram);
            return () -> new UnigramSplits(tables);
        }
        return () -> (word, ids) -> model.tokenize(word, (id, _, _) -> ids.add(id));
    }
}
