package dev.stipple.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The texts in files, one file after the other.
record FileCorpus(List<Path> paths, Unit unit) implements Corpus {
    /// What makes a text.
    enum Unit {
        LINE,
        LINE_WITH_END,
        FILE
    }

    @Override
    public Texts open() throws IOException {
        return new FileTexts(files().iterator(), unit);
    }

    @Override
    public OptionalLong size() throws IOException {
        long size = 0;
        for (Path file : files()) {
            size += Files.size(file);
        }
        return OptionalLong.of(size);
    }

    /// The files themselves, with the folders replaced by what is in them.
    private List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path path : paths) {
            if (Files.isDirectory(path)) {
                files.addAll(filesIn(path));
            } else if (Files.exists(path)) {
                files.add(path);
            } else {
                throw new NoSuchFileException(path.toString());
            }
        }
        return files;
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(Files::isRegularFile)
                    .filter(file -> !isHidden(folder.relativize(file)))
                    .sorted()
                    .toList();
        } catch (UncheckedIOException e) {
            throw new IOException(e.getCause());
        }
    }

    private static boolean isHidden(Path relative) {
        for (Path name : relative) {
            if (name.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }

    /// A pass over some files, of which one is open at a time.
    private static final class FileTexts implements Texts {
        private final Iterator<Path> files;
        private final Unit unit;
        private @Nullable StreamTexts current;
        private long done;

        FileTexts(Iterator<Path> files, Unit unit) {
            this.files = files;
            this.unit = unit;
        }

        @Override
        public boolean next() throws IOException {
            while (current == null || !current.next()) {
                if (!openNext()) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public boolean nextPart(int bytes) throws IOException {
            while (current == null || !current.nextPart(bytes)) {
                if (!openNext()) {
                    return false;
                }
            }
            return true;
        }

        private boolean openNext() throws IOException {
            close();
            if (!files.hasNext()) {
                return false;
            }
            Path file = files.next();
            current = StreamTexts.open(file.toString(), Files.newInputStream(file), unit);
            return true;
        }

        @Override
        public boolean goesOn() {
            return current().goesOn();
        }

        @Override
        public String text() {
            return current().text();
        }

        @Override
        public byte[] utf8() {
            return current().utf8();
        }

        @Override
        public long position() {
            return done + (current == null ? 0 : current.position());
        }

        @Override
        public void close() throws IOException {
            if (current != null) {
                done += current.position();
                current.close();
                current = null;
            }
        }

        private StreamTexts current() {
            if (current == null) {
                throw new IllegalStateException("no text: next() has not returned true");
            }
            return current;
        }
    }
}
