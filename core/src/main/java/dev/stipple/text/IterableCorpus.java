package dev.stipple.text;

import java.util.Iterator;

/// See [Corpus#of(Iterable)].
record IterableCorpus(Iterable<? extends CharSequence> texts) implements Corpus {
    @Override
    public Texts open() {
        Iterator<? extends CharSequence> iterator = texts.iterator();
        return new Texts() {
            private String text = "";

            @Override
            public boolean next() {
                if (!iterator.hasNext()) {
                    return false;
                }
                text = iterator.next().toString();
                return true;
            }

            @Override
            public String text() {
                return text;
            }

            @Override
            public void close() {
                // An iterator holds nothing to give back.
            }
        };
    }
}
