package dev.stipple.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What one training took.
///
/// @param speed  corpus words a second, all epochs counted, without the vocabulary pass
/// @param vocabularySpeed  corpus words a second of the vocabulary pass, or NaN
/// @param peakBytes  of the process
record WordRun(double speed, double vocabularySpeed, long peakBytes) {

    /// Runs `command` and reads the line `run words=… vocabulary=… training=…`, or the last speed that fastText told.
    static WordRun of(List<String> command, WordTrainingTask task) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        List<String> lines = new ArrayList<>();
        Thread reader = Thread.startVirtualThread(() -> {
            try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
                output.lines().forEach(lines::add);
            } catch (IOException e) {
                lines.add(e.toString());
            }
        });
        long peak = 0;
        while (process.isAlive()) {
            peak = Math.max(peak, peakBytes(process.pid()));
            Thread.sleep(50);
        }
        reader.join();
        if (process.exitValue() != 0) {
            throw new IOException(String.join(" ", command) + " failed:\n" + String.join("\n", lines));
        }
        String last = lines.getLast();
        if (!last.startsWith("run ")) {
            String speed = last.replaceAll("(?s).*words/sec/thread:\\s*(\\d+).*", "$1");
            return new WordRun(Double.parseDouble(speed) * task.threads(), Double.NaN, peak);
        }
        double words = figure("words", last);
        return new WordRun(words / figure("training", last), words / task.epochs() / figure("vocabulary", last), peak);
    }

    private static double figure(String name, String line) {
        return Double.parseDouble(line.replaceAll(".* " + name + "=(\\S+).*", "$1"));
    }

    private static long peakBytes(long pid) {
        try {
            for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
                if (line.startsWith("VmHWM:")) {
                    return 1024 * Long.parseLong(line.replaceAll("\\D", ""));
                }
            }
        } catch (IOException e) {
            // The process has ended, or this isn't Linux.
        }
        return 0;
    }
}
