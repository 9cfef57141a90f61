// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.log;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the files of one log origin are: a directory {@code NNNN-<32 hex>}, ordinal and random part of its name.
 *
 * @param directory the origin's own
 * @param ordinal from 1; the highest is current
 * @param id the random part: 32 lower-case hexadecimal digits
 */
public record OriginFiles(Path directory, int ordinal, String id) {
    /** Length of the random part of an origin's name in bytes. */
    public static final int ID_BYTES = 16;

    private static final Pattern DIRECTORY = Pattern.compile("(\\d{4})-([0-9a-f]{32})");
    private static final Pattern SEGMENT = Pattern.compile("segment-(\\d{8})\\.log");
    private static final String PREFIX = "lares.local/";

    /** The place of an origin that may not exist yet. */
    public static OriginFiles of(Path logDirectory, int ordinal, String id) {
        return new OriginFiles(logDirectory.resolve("%04d-%s".formatted(ordinal, id)), ordinal, id);
    }

    /** All origins of a log directory, oldest first. */
    public static List<OriginFiles> all(Storage storage, Path logDirectory) throws IOException {
        return storage.list(logDirectory).stream()
                .map(DIRECTORY::matcher)
                .filter(Matcher::matches)
                .map(name -> of(logDirectory, Integer.parseInt(name.group(1)), name.group(2)))
                .toList();
    }

    /** The origin's name, {@code lares.local/<random>}. */
    public String name() {
        return PREFIX + id;
    }

    /** The numbers of its segments, oldest first. */
    public List<Integer> segments(Storage storage) throws IOException {
        return storage.list(directory).stream()
                .map(SEGMENT::matcher)
                .filter(Matcher::matches)
                .map(name -> Integer.parseInt(name.group(1)))
                .toList();
    }

    /** The file of a segment. */
    public Path segment(int number) {
        return directory.resolve("segment-%08d.log".formatted(number));
    }

    /** Whether a file is a segment, by its name. */
    static boolean isSegment(Path file) {
        return SEGMENT.matcher(file.getFileName().toString()).matches();
    }

    /** The newest published checkpoint. */
    public Path checkpoint() {
        return directory.resolve("checkpoint");
    }

    /** How many of its tiles need not be doubted after a power cut. */
    public Path settled() {
        return directory.resolve("settled");
    }

    /** Says why the log is never extended again, when it is not. */
    public Path ended() {
        return directory.resolve("ended");
    }

    /** Where damaged bytes of a segment are copied to, named by their offset. */
    public Path quarantine(int number, long offset) {
        return directory.resolve("quarantine").resolve("segment-%08d-%d.bytes".formatted(number, offset));
    }
}
