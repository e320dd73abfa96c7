package dev.stipple.text;

import java.io.IOException;

/// See [Corpus#lines(String, Source)].
record SourceCorpus(String name, Source source) implements Corpus {
    @Override
    public Texts open() throws IOException {
        return StreamTexts.open(name, source.open(), FileCorpus.Unit.LINE);
    }
}
