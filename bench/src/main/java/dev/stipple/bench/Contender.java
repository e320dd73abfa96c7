package dev.stipple.bench;

/// A tokenizer library in the race, with one vocabulary.
sealed interface Contender permits StippleContender, JtokkitContender, HuggingFaceContender {
    /// The library's name and version, as the table shows it.
    String name();

    /// Loads the vocabulary afresh, with empty caches.
    Loaded load() throws Exception;

    /// The most chars of a text that it is given; a slow library is timed on the beginning.
    default int mostChars() {
        return Integer.MAX_VALUE;
    }

    /// A loaded tokenizer.
    interface Loaded extends AutoCloseable {
        int[] encode(String text);

        int count(String text);

        String decode(int[] ids);

        @Override
        default void close() {}
    }
}
