// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.simulate;

import care.lares.sim.recording.Format;
import care.lares.sim.recording.Recorded;
import care.lares.sim.recording.RecordingReader;
import care.lares.sim.recording.UnreadableLineException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads a recording from its file, as often as it is asked to; what cannot be played is counted by its reason. */
final class Recordings {
    /** Of a recording that is of another form every line has a reason of its own. */
    private static final int MOST_REASONS = 20;

    private static final String OTHERS = "other reasons";

    private final Path file;
    private final Format format;
    private final String device;
    private final Map<String, Integer> passedOver = new LinkedHashMap<>();

    /**
     * Of this file.
     *
     * @param device that tells what the file does not say of whom
     */
    Recordings(Path file, Format format, String device) {
        this.file = file;
        this.format = format;
        this.device = device;
    }

    /** Is told each message, in the file's order. */
    interface Listener {
        void message(Recorded recorded) throws SimulateException, InterruptedException;
    }

    /** Reads it from its beginning to its end. */
    void read(Listener listener) throws SimulateException, InterruptedException {
        passedOver.clear();
        RecordingReader reader = format.reader(device);
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            int number = 1;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Optional<Recorded> recorded = message(reader, line, number++);
                if (recorded.isPresent()) {
                    listener.message(recorded.get());
                }
            }
        } catch (MalformedInputException e) {
            throw new SimulateException(file + " is not text in UTF-8", e);
        } catch (IOException e) {
            throw new SimulateException("cannot read " + file + ": name a file that is there", e);
        }
    }

    private Optional<Recorded> message(RecordingReader reader, String line, int number) {
        try {
            return reader.read(line);
        } catch (UnreadableLineException e) {
            String reason = e.reason() + ", first in line " + number;
            String known = passedOver.keySet().stream()
                    .filter(one -> one.startsWith(e.reason() + ", first"))
                    .findFirst()
                    .orElse(passedOver.size() < MOST_REASONS ? reason : OTHERS);
            passedOver.merge(known, 1, Integer::sum);
            return Optional.empty();
        }
    }

    /** Why lines were passed over, and how many. */
    Map<String, Integer> passedOver() {
        return new LinkedHashMap<>(passedOver);
    }
}
