package dev.stipple.word.train;

import dev.stipple.text.Corpus;
import java.io.IOException;
import java.util.OptionalLong;

/// A corpus whose phrases are words.
record JoinedCorpus(Corpus corpus, Phrases phrases) implements Corpus {
    @Override
    public Texts open() throws IOException {
        Texts texts = corpus.open();
        return new Texts() {
            @Override
            public boolean next() throws IOException {
                return texts.next();
            }

            @Override
            public String text() {
                return String.join(
                        Phrases.BLANK, phrases.join(phrases.splitter().split(texts.text())));
            }

            @Override
            public long position() {
                return texts.position();
            }

            @Override
            public void close() throws IOException {
                texts.close();
            }
        };
    }

    @Override
    public OptionalLong size() throws IOException {
        return corpus.size();
    }
}
