package dev.stipple.internal.train;

/// Who trains which block when, from one block on to the last one or until it is paused. Thread-safe; it serves once.
sealed interface Schedule permits FreeSchedule, LockstepSchedule {
    /// The rows of a thread.
    ThreadRows rows(int worker);

    /// Returns the next block of a thread, which has finished those before and holds nothing back; -1 where there is
    /// none.
    int next(int worker);

    /// Tells that `words` more words are done.
    void advance(int words);

    /// Returns how many words are done, those before this schedule included.
    long done();

    /// Lets it end soon.
    void pause();

    /// Lets all threads end at once, one of which has failed.
    void stop();

    /// Returns how many blocks are done when all threads have ended, those before this schedule included.
    int blocksDone();
}
