// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.lares.journal.BackupEntry.Cause;
import care.lares.journal.Ending;
import care.lares.journal.Entry;
import care.lares.journal.KeyEntry.KeyRotated;
import care.lares.journal.KeySort;
import care.lares.journal.SeededEntries;
import care.lares.journal.check.LogKey;
import care.lares.journal.check.LogProof;
import care.lares.journal.check.RefusedException;
import care.lares.journal.check.Report;
import care.lares.journal.check.SignedCheckpoint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The key that signs the log changes; what any of its keys signed holds for ever, and one leads to the next. */
class LogKeyRotationTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final SeededEntries seeded = new SeededEntries(11);

    @TempDir
    Path directory;

    @Test
    void whoTrustsTheOldKeyFollowsTheChange() throws Exception {
        try (Open open = Open.at(directory)) {
            open.write(some(5));
            LogProof before = Receipts.verified(open, 2);
            LogKey old = key(open);
            rotate(open);
            LogKey now = key(open);
            assertThat(now.text()).isNotEqualTo(old.text());
            SignedCheckpoint after = Receipts.verified(open, 2).checkpoint();
            assertThat(after.successors(old)).extracting(LogKey::text).containsExactly(now.text());
            assertThat(after.gaveWay(old)).hasValue(5);
            assertThatThrownBy(() -> after.verify(old)).isInstanceOf(RefusedException.class);
            before.checkpoint().verify(old);
            before.verify(before.opening().leafHash());
            assertThat(Receipts.verified(open, 5).opening().entry().name()).isEqualTo("key-rotated");
        }
        assertSound();
    }

    @Test
    void manyChangesLeadFromTheFirstKeyToTheLast() throws Exception {
        LogKey first;
        try (Open open = Open.at(directory)) {
            first = key(open);
            for (int change = 0; change < 4; change++) {
                open.write(some(3));
                Receipts.verified(open, open.journal().next() - 1);
                rotate(open);
            }
        }
        try (Open open = Open.at(directory)) {
            open.write(some(1));
            SignedCheckpoint newest = Receipts.verified(open, 0).checkpoint();
            assertThat(newest.successors(first)).hasSize(4);
            assertThat(newest.successors(first).get(3).text())
                    .isEqualTo(key(open).text());
        }
        assertSound();
    }

    @Test
    void aChangeThatWasCutOffBehindItsEntryIsGoneOnWith() throws Exception {
        Path house = directory.resolve("house");
        Path cut = directory.resolve("cut");
        Path keys = directory.resolve("keys-then");
        String said;
        try (Open open = Open.at(house)) {
            open.write(some(3));
            KeyRotated change = prepare(open);
            copy(house.resolve("keys"), keys);
            open.write(List.of(change));
            said = change.newId();
            Receipts.verified(open, 3);
        }
        copy(house, cut);
        copy(keys, cut.resolve("keys"));
        assertThat(Files.exists(cut.resolve("keys/log.next"))).isTrue();
        try (Open open = Open.at(cut)) {
            assertThat(open.heard().damages).isEmpty();
            assertThat(id(key(open))).isEqualTo(said);
            open.write(some(2));
            Receipts.verified(open, 5);
        }
        assertThat(Files.exists(cut.resolve("keys/log.next"))).isFalse();
        assertThat(Open.check(cut).findings()).isEmpty();
    }

    @Test
    void aKeyTheLogWasNeverToldOfIsForgotten() throws Exception {
        LogKey old;
        try (Open open = Open.at(directory)) {
            open.write(some(3));
            old = key(open);
            prepare(open);
            assertThat(Files.exists(directory.resolve("keys/log.next"))).isTrue();
        }
        try (Open open = Open.at(directory)) {
            assertThat(key(open).text()).isEqualTo(old.text());
            assertThat(Files.exists(directory.resolve("keys/log.next"))).isFalse();
        }
        assertSound();
    }

    @Test
    void theBoxKeyIsExchangedInTheMiddleOfIt() throws Exception {
        try (Open open = Open.at(directory)) {
            open.write(some(3));
            KeyRotated change = prepare(open);
            open.write(List.of(open.journal()
                    .keys()
                    .rotateBox(NOON, "admin")
                    .toCompletableFuture()
                    .join()));
            open.write(List.of(change));
            open.write(List.of(open.journal()
                    .keys()
                    .rotateBox(NOON, "admin")
                    .toCompletableFuture()
                    .join()));
            assertThat(id(key(open))).isEqualTo(change.newId());
        }
        try (Open open = Open.at(directory)) {
            open.write(some(1));
            Receipts.verified(open, 0);
        }
        assertSound();
    }

    @Test
    void anOlderCopyOfTheKeysBeginsALogOfItsOwn() throws Exception {
        Path keys = directory.resolve("older-keys");
        Path house = directory.resolve("house");
        String old;
        try (Open open = Open.at(house)) {
            open.write(some(3));
            copy(house.resolve("keys"), keys);
            old = open.journal().origin();
            rotate(open);
            Receipts.verified(open, 3);
        }
        copy(keys, house.resolve("keys"));
        try (Open open = Open.at(house)) {
            assertThat(open.journal().origin()).isNotEqualTo(old);
            assertThat(open.heard().damages).singleElement().asString().contains("an older copy of the keys");
            open.write(some(1));
            Receipts.verified(open, 0);
        }
        Report report = Open.check(house);
        assertThat(report.sound()).as(report.findings().toString()).isTrue();
    }

    @Test
    void receiptsOfAnEndedLogKeepTheKeyItHad() throws Exception {
        try (Open open = Open.at(directory)) {
            open.write(some(4));
            Receipts.verified(open, 3);
            LogKey first = key(open);
            String ended = open.journal().origin();
            open.journal().giveUp(new Ending(Cause.WITNESS, "w", Optional.empty(), "it holds more"));
            open.heard().awaitDurable(open.journal().given());
            rotate(open);
            String text = open.journal()
                    .receipt(ended, 2)
                    .toCompletableFuture()
                    .join()
                    .orElseThrow()
                    .text();
            LogProof proof = LogProof.parse(text.getBytes(StandardCharsets.UTF_8));
            assertThat(proof.opening().verifierKey()).isEqualTo(first.text());
            proof.checkpoint().verify(first);
            proof.verify(proof.opening().leafHash());
        }
        assertSound();
    }

    @Test
    void theCheckerMissesTheEntryOfAChange() throws Exception {
        Path house = directory.resolve("house");
        Path copy = directory.resolve("copy");
        try (Open open = Open.at(house)) {
            open.write(some(3));
            Receipts.verified(open, 2);
        }
        copy(house, copy);
        try (Open open = Open.at(house)) {
            rotate(open);
            open.write(some(1));
        }
        copy(house.resolve("keys"), copy.resolve("keys"));
        assertThat(Open.check(copy).sound())
                .as("the log ends before the change")
                .isTrue();
        try (Open open = Open.at(house)) {
            open.write(some(1));
        }
        assertThat(Open.check(house).sound()).isTrue();
    }

    private static KeyRotated prepare(Open open) {
        return open.journal()
                .keys()
                .rotateLog(NOON, "admin")
                .toCompletableFuture()
                .join();
    }

    private KeyRotated rotate(Open open) {
        KeyRotated change = prepare(open);
        assertThat(change.key()).isEqualTo(KeySort.LOG);
        open.write(List.of(change));
        assertThat(id(key(open))).isEqualTo(change.newId());
        return change;
    }

    private void assertSound() {
        Report report = Open.check(directory);
        assertThat(report.findings()).isEmpty();
        assertThat(report.sound()).isTrue();
    }

    private static LogKey key(Open open) {
        try {
            return LogKey.parse(open.journal().status().verifierKey());
        } catch (RefusedException e) {
            throw new AssertionError(e);
        }
    }

    private static String id(LogKey key) {
        return HexFormat.of().formatHex(key.publicKey());
    }

    private List<Entry> some(int count) {
        return Stream.generate(seeded::next).limit(count).toList();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path one : all.toList()) {
                Path target = to.resolve(from.relativize(one).toString());
                if (Files.isDirectory(one)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(one, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }
}
