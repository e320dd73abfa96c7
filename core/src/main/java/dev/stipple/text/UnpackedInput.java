package dev.stipple.text;

import io.airlift.compress.v3.MalformedInputException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;

/// The unpacked content of a stream. Each library tells damage in its own way and without the stream's name; here
/// it becomes one sentence.
final class UnpackedInput extends InputStream {
    private final String name;
    private final String compression;
    private final InputStream in;

    UnpackedInput(String name, String compression, Opening opening) throws IOException {
        this.name = name;
        this.compression = compression;
        this.in = told(opening::open);
    }

    @FunctionalInterface
    interface Opening {
        InputStream open() throws IOException;
    }

    @FunctionalInterface
    private interface Action<T> {
        T run() throws IOException;
    }

    @Override
    public int read() throws IOException {
        return told(in::read);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        return told(() -> in.read(bytes, offset, length));
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private <T> T told(Action<T> action) throws IOException {
        try {
            return action.run();
        } catch (EOFException e) {
            throw new IOException(name + ": " + compression + " data ends too early; is the file whole?", e);
        } catch (FileSystemException e) {
            throw e;
        } catch (IOException | IndexOutOfBoundsException e) {
            throw damaged(e);
        } catch (RuntimeException e) {
            if (isMalformed(e)) {
                throw damaged(e);
            }
            throw e;
        }
    }

    /// Asks for the class by name only where an exception may be of it: its library may be missing.
    private static boolean isMalformed(RuntimeException e) {
        return e.getClass().getName().startsWith("io.airlift.") && e instanceof MalformedInputException;
    }

    private IOException damaged(Exception e) {
        String why = e.getMessage() == null ? "" : ": " + e.getMessage();
        return new IOException(name + ": damaged " + compression + " data" + why, e);
    }
}
