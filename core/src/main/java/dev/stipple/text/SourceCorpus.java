package dev.stipple.text;

import java.io.IOException;

/// See [Corpus#lines(String, Source)].
record SourceCorpus(String name, Source source, FileCorpus.Unit unit) implements Corpus {
    @Override
    public Texts open() throws IOException {
        return StreamTexts.open(name, source.open(), unit);
    }
}
