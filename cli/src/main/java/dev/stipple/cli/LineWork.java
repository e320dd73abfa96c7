package dev.stipple.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Does the same work for each line of an input, on all cores, and prints the results in the order of the
/// lines.
///
/// Blocks of lines wait in a short queue, so that memory is bounded whatever the size of the input.
final class LineWork implements AutoCloseable {
    /// What a block gave: the results, and how many lines it had.
    private record Done(ByteArrayOutputStream results, int lines) {}

    /// A failure in the line after those that are done.
    private static final class LineFailure extends Exception {
        private static final long serialVersionUID = 1L;
        final transient Done before;

        LineFailure(Done before, IllegalArgumentException cause) {
            super(cause.getMessage(), cause);
            this.before = before;
        }
    }

    private final int waiting = 3 * Runtime.getRuntime().availableProcessors();
    private final ExecutorService threads;
    private final ArrayDeque<Future<Done>> queue = new ArrayDeque<>();
    private final String name;
    private final TextAction action;
    private final Output output;
    private long linesDone;

    /// Several threads will call `action` at once; `name` stands for the input in messages.
    LineWork(String name, TextAction action, Output output) {
        this.name = name;
        this.action = action;
        this.output = output;
        this.threads = Executors.newFixedThreadPool(
                Runtime.getRuntime().availableProcessors(),
                Thread.ofPlatform().daemon().name("stipple-lines-", 0).factory());
    }

    /// Works through `in`. A failure names the line; the results before it have been printed.
    void run(InputStream in) throws IOException {
        var blocks = new LineBlocks(in, name);
        for (Optional<byte[]> block = blocks.next(); block.isPresent(); block = blocks.next()) {
            byte[] lines = block.get();
            queue.add(threads.submit(doing(lines)));
            while (queue.size() > waiting) {
                printFirst();
            }
            // Who types, or follows a log, wants the results so far.
            if (blocks.waits()) {
                printAll();
                output.flush();
            }
        }
        printAll();
    }

    private void printAll() throws IOException {
        while (!queue.isEmpty()) {
            printFirst();
        }
    }

    private Callable<Done> doing(byte[] block) {
        return () -> {
            var results = new ByteArrayOutputStream(block.length);
            int lines = 0;
            try (Output out = new Output(results)) {
                for (int start = 0; start < block.length; lines++) {
                    int end = start;
                    while (end < block.length && block[end] != '\n') {
                        end++;
                    }
                    action.accept(Arrays.copyOfRange(block, start, end), out);
                    start = end + 1;
                }
            } catch (IllegalArgumentException e) {
                throw new LineFailure(new Done(results, lines), e);
            }
            return new Done(results, lines);
        };
    }

    private void printFirst() throws IOException {
        try {
            print(queue.removeFirst().get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case LineFailure failure -> {
                    print(failure.before);
                    throw new IOException(name + ", line " + (linesDone + 1) + ": " + failure.getMessage(), failure);
                }
                case IOException io -> throw io;
                case Error error -> throw error;
                case null, default -> throw new IllegalStateException(e);
            }
        }
    }

    private void print(Done done) throws IOException {
        done.results.writeTo(output);
        linesDone += done.lines;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
