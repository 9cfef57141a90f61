// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.journal.BackupEntry.Cause;
import care.lares.journal.Ending;
import care.lares.journal.Entry;
import care.lares.journal.KeyEntry;
import care.lares.journal.RatchetBegun;
import care.lares.journal.SeededEntries;
import care.lares.journal.check.Finding;
import care.lares.journal.check.JournalCheck;
import care.lares.journal.check.RatchetCheck;
import care.lares.journal.check.Report;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who keeps the beginning of a ratchet sees what somebody did who has the box, with every key in it, since. */
class RatchetTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Ending GIVEN_UP =
            new Ending(Cause.WITNESS, "witness.example/w1", Optional.empty(), "others hold more of it than is here");

    @TempDir
    Path directory;

    private final SeededEntries seeded = new SeededEntries(23);

    @Test
    void everySealingMakesAStepThroughRestartsChangesOfKeysAndNewLogs() throws Exception {
        String secret;
        try (Open open = Open.at(directory)) {
            seal(open, 2);
            secret = begin(open).secret();
            seal(open, 3);
            open.journal().keys().rotateBox(NOON, "admin").toCompletableFuture().join();
            seal(open, 2);
        }
        try (Open open = Open.at(directory)) {
            seal(open, 2);
            open.journal().giveUp(GIVEN_UP);
            seal(open, 2);
        }
        try (Open open = Open.at(directory)) {
            seal(open, 1);
        }
        assertThat(check(directory, secret).sound()).isTrue();
        assertThat(Open.check(directory).sound()).as("without it").isTrue();
    }

    @Test
    void noKeyThatWasUsedIsUsedAgainAfterAKill() throws Exception {
        Path killed = directory.resolve("killed");
        String secret;
        try (Open open = Open.at(directory.resolve("house"))) {
            secret = begin(open).secret();
            seal(open, 1);
            byte[] then = Files.readAllBytes(directory.resolve("house/keys/ratchet.key"));
            seal(open, 4);
            copy(directory.resolve("house"), killed);
            Files.write(killed.resolve("keys/ratchet.key"), then);
            Files.write(killed.resolve("keys/ratchet.key.copy"), then);
        }
        try (Open open = Open.at(killed)) {
            seal(open, 2);
        }
        assertThat(check(killed, secret).findings())
                .filteredOn(found -> found.weight() == Finding.Weight.FAULT)
                .isEmpty();
    }

    @Test
    void yesterdayCannotBeLeftOutWithTodaysKeys() throws Exception {
        Path house = directory.resolve("house");
        Path yesterday = directory.resolve("yesterday");
        String secret;
        try (Open open = Open.at(house)) {
            secret = begin(open).secret();
            seal(open, 2);
        }
        copy(house, yesterday);
        try (Open open = Open.at(house)) {
            seal(open, 5);
        }
        copy(house.resolve("keys"), yesterday.resolve("keys"));
        try (Open open = Open.at(yesterday)) {
            seal(open, 1);
        }
        assertThat(Open.check(yesterday).sound())
                .as("by the keys in the box alone")
                .isTrue();
        assertThat(check(yesterday, secret).findings())
                .anyMatch(found -> found.wrong().contains("sealings before it are gone"));
    }

    @Test
    void aRatchetThatTheLogWasNeverToldOfIsForgotten() throws Exception {
        try (Open open = Open.at(directory)) {
            open.journal()
                    .keys()
                    .beginRatchet(NOON, "admin")
                    .toCompletableFuture()
                    .join();
            assertThat(Files.exists(directory.resolve("keys/ratchet.next"))).isTrue();
        }
        try (Open open = Open.at(directory)) {
            assertThat(Files.exists(directory.resolve("keys/ratchet.next"))).isFalse();
            seal(open, 1);
            assertThat(open.journal().checkpoint().orElseThrow().note().lines().filter(line -> line.startsWith("—")))
                    .hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whereItsFileIsDamagedOrGoneTheHouseGoesOnAndSaysSo(boolean damaged) throws Exception {
        Path file = directory.resolve("keys/ratchet.key");
        try (Open open = Open.at(directory)) {
            begin(open);
            seal(open, 2);
        }
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        for (Path each : List.of(file, directory.resolve("keys/ratchet.key.copy"))) {
            Files.write(each, bytes);
            if (!damaged) {
                Files.delete(each);
            }
        }
        String secret;
        try (Open open = Open.at(directory)) {
            assertThat(open.heard().damages).singleElement().asString().contains("ratchet.key", "another is begun");
            seal(open, 2);
            open.journal().keys().rotateBox(NOON, "admin").toCompletableFuture().join();
            secret = begin(open).secret();
            seal(open, 2);
        }
        try (Open open = Open.at(directory)) {
            assertThat(open.heard().damages).isEmpty();
        }
        assertThat(Open.check(directory).sound()).isTrue();
        assertThat(check(directory, secret).sound()).isTrue();
    }

    @Test
    void theBoxForgetsTheFirstKey() throws Exception {
        String secret;
        try (Open open = Open.at(directory)) {
            RatchetBegun begun = begin(open);
            secret = begun.secret();
            assertThat(begun).hasToString("RatchetBegun[entry=" + begun.entry() + "]");
            seal(open, 1);
        }
        assertThat(Files.exists(directory.resolve("keys/ratchet.next"))).isFalse();
        try (Open open = Open.at(directory)) {
            RatchetBegun another = begin(open);
            assertThat(another.secret()).isNotEqualTo(secret);
            assertThat(another.entry().oldId()).isEqualTo(secret.split(":")[1]);
            seal(open, 2);
        }
        assertThat(check(directory, secret).findings().get(0).wrong()).contains("another ratchet followed it");
    }

    private static RatchetBegun begin(Open open) {
        RatchetBegun begun = open.journal()
                .keys()
                .beginRatchet(NOON, "admin")
                .toCompletableFuture()
                .join();
        open.write(List.of(begun.entry()));
        return begun;
    }

    /** Each time an entry more, and a checkpoint over it, which is asked for. */
    private void seal(Open open, int times) throws Exception {
        for (int time = 0; time < times; time++) {
            Entry entry = Stream.generate(seeded::next)
                    .filter(one -> !(one instanceof KeyEntry))
                    .findFirst()
                    .orElseThrow();
            open.write(List.of(entry));
            Receipts.verified(open, open.journal().next() - 1);
        }
    }

    private static Report check(Path data, String secret) throws Exception {
        return JournalCheck.of(data, System::nanoTime)
                .following(RatchetCheck.of(secret))
                .run();
    }

    private static void copy(Path from, Path to) throws Exception {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Path target = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }
}
