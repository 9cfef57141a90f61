// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.check;

import care.lares.domain.Ticks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Checks a whole data directory against everything docs/formats.md promises of it, reading only: also that of a running
 * gateway, whose newest segment may end in a batch that is being written.
 */
public final class JournalCheck {
    private static final Pattern ORIGIN = Pattern.compile("([0-9]{4})-([0-9a-f]{32})");

    private final Path dataDirectory;
    private final Path keyDirectory;
    private final Ticks ticks;
    private final Findings findings = new Findings();
    private final Holes holes = new Holes();
    private final Tombstones tombstones = new Tombstones();
    private Optional<RatchetCheck> ratchet = Optional.empty();

    private JournalCheck(Path dataDirectory, Path keyDirectory, Ticks ticks) {
        this.dataDirectory = dataDirectory;
        this.keyDirectory = keyDirectory;
        this.ticks = ticks;
    }

    /**
     * A check that runs once.
     *
     * @param dataDirectory the gateway's data directory
     * @param ticks says how long it took
     */
    public static JournalCheck of(Path dataDirectory, Ticks ticks) {
        return of(dataDirectory, dataDirectory.resolve("keys"), ticks);
    }

    /**
     * A check that runs once, of a backup: its keys are elsewhere.
     *
     * @param dataDirectory the backup
     * @param keyDirectory where the keys are
     * @param ticks says how long it took
     */
    public static JournalCheck of(Path dataDirectory, Path keyDirectory, Ticks ticks) {
        return new JournalCheck(dataDirectory, keyDirectory, ticks);
    }

    /** Follows a ratchet as well; before it is run. */
    public JournalCheck following(RatchetCheck one) {
        ratchet = Optional.of(one);
        return this;
    }

    /**
     * Reads everything and says what is wrong.
     *
     * @throws IOException when the directory or a file in it cannot be read
     */
    public Report run() throws IOException {
        long started = ticks.nanos();
        List<Report.Origin> origins = new ArrayList<>();
        try {
            KeyFiles keys = KeyFiles.read(keyDirectory, findings);
            Optional<OriginEnd> previous = Optional.empty();
            boolean goesOn = true;
            for (Path directory : originDirectories()) {
                OriginEnd end = check(directory, keys, previous);
                origins.add(end.report());
                previous = Optional.of(end);
                goesOn = end.report().size() == 0 ? goesOn : !Files.exists(directory.resolve("ended"));
            }
            holes.require(findings);
            ratchet.ifPresent(one -> one.judge(findings));
            boolean backup = !keyDirectory.equals(dataDirectory.resolve("keys"));
            tombstones.judge(keys, backup || !goesOn, findings);
        } catch (RefusedException e) {
            findings.fault("keys", 0, String.valueOf(e.getMessage()), "without keys no entry can be opened");
        }
        return new Report(origins, findings.kept(), findings.faults(), Duration.ofNanos(ticks.nanos() - started));
    }

    private OriginEnd check(Path directory, KeyFiles keys, Optional<OriginEnd> previous)
            throws IOException, RefusedException {
        String name = directory.getFileName().toString();
        String shown = "log/" + name + "/";
        String origin = "lares.local/" + name.substring(name.indexOf('-') + 1);
        return new OriginCheck(directory, shown, origin, keys, holes, tombstones, ratchet, findings).run(previous);
    }

    private List<Path> originDirectories() throws IOException {
        Path logs = dataDirectory.resolve("log");
        List<Path> directories;
        try (Stream<Path> all = Files.list(logs)) {
            directories = all.filter(Files::isDirectory).sorted().toList();
        }
        List<Path> origins = new ArrayList<>();
        for (Path directory : directories) {
            Matcher name = ORIGIN.matcher(directory.getFileName().toString());
            if (!name.matches()) {
                findings.note("log/" + directory.getFileName(), 0, "it is no log", "it was not looked at");
            } else {
                origins.add(directory);
            }
        }
        if (origins.isEmpty()) {
            findings.fault("log", 0, "there is no log in it", "nothing was ever recorded, or everything is gone");
        }
        return origins;
    }
}
