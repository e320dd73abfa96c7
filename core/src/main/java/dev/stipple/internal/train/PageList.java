package dev.stipple.internal.train;

import java.io.IOException;
import java.util.Arrays;

/// Ints that were written one behind the other: pages of a [PageStore], the last of which fills up in memory.
///
/// Belongs to one thread at a time.
final class PageList {
    private final PageStore store;
    private int[] pages = {};
    private int count;
    private int[] last = {};
    private int used = PageStore.PAGE;
    private int[] loaded = {};
    private int loadedPage = -1;

    PageList(PageStore store) {
        this.store = store;
    }

    void add(int value) throws IOException {
        if (used == PageStore.PAGE) {
            turn();
        }
        last[used++] = value;
    }

    /// Hands the full page to the store and begins a new one.
    private void turn() throws IOException {
        if (last.length > 0) {
            if (count == pages.length) {
                pages = Arrays.copyOf(pages, Math.max(8, 2 * count));
            }
            pages[count++] = store.add(last);
        }
        last = new int[PageStore.PAGE];
        used = 0;
    }

    /// Returns how many ints there are.
    long size() {
        return last.length == 0 ? 0 : (long) count * PageStore.PAGE + used;
    }

    /// Copies all ints to `into[at]` and behind it.
    void copyTo(int[] into, int at) throws IOException {
        for (int page = 0; page < count; page++) {
            store.read(pages[page], PageStore.PAGE, into, at + page * PageStore.PAGE);
        }
        if (last.length > 0) {
            System.arraycopy(last, 0, into, at + count * PageStore.PAGE, used);
        }
    }

    /// Returns the int at `position`; cheap when the positions asked for grow.
    int get(long position) throws IOException {
        int page = (int) (position / PageStore.PAGE);
        int at = (int) (position % PageStore.PAGE);
        if (page == count) {
            return last[at];
        }
        if (page != loadedPage) {
            loaded = loaded.length == 0 ? new int[PageStore.PAGE] : loaded;
            store.read(pages[page], PageStore.PAGE, loaded, 0);
            loadedPage = page;
        }
        return loaded[at];
    }
}
