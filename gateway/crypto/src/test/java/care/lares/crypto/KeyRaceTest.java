// SPDX-License-Identifier: Apache-2.0
package care.lares.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What the log's writer does with keys while somebody exchanges the one they are wrapped under. */
class KeyRaceTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final String ORIGIN = "lares.example/races";

    private final SecureRandom random = new SecureRandom();
    private final SteppedFiles files = new SteppedFiles();

    @Test
    void whoSavesANewKeyWaitsUntilWhoeverStoresItHasDoneSo() throws Exception {
        KeyVault vault = KeyVault.create(files, random);
        SubjectKeys anna = vault.subject("resident/anna");
        CompletableFuture<SteppedFiles> acknowledged = new CompletableFuture<>();
        files.during(
                "subjects.keys",
                () -> untilItWaits(new Thread(() -> {
                    save(vault);
                    acknowledged.complete(files.cut());
                })));
        vault.rotate();
        SteppedFiles left = acknowledged.get(60, TimeUnit.SECONDS);
        assertThat(KeyVault.open(left, random).subject(anna.index()).map(SubjectKeys::leafKey))
                .contains(anna.leafKey());
    }

    @Test
    void aNewKeyIsSavedThoughWhoeverWasStoringItFailed() throws Exception {
        KeyVault vault = KeyVault.create(files, random);
        SubjectKeys anna = vault.subject("resident/anna");
        files.during("subjects.keys", () -> {
            throw new IOException("No space left on device");
        });
        assertThatIOException().isThrownBy(vault::rotate);
        vault.save();
        assertThat(KeyVault.open(files, random).subject(anna.index()).map(SubjectKeys::leafKey))
                .contains(anna.leafKey());
    }

    @Test
    void theLogsNewKeyIsInAFileWhenItBeginsToSignWhileTheBoxKeyIsExchanged() throws Exception {
        KeyVault vault = KeyVault.create(files, random);
        String old = vault.logKeys().currentId();
        String coming = vault.prepareLogKey();
        files.during("log.key", () -> vault.changeLogKey(ORIGIN, 7, old, coming));
        vault.rotate();
        assertThat(vault.logKeys().currentId()).isEqualTo(coming);
        assertThat(concluded(files.cut(), old, coming)).isEqualTo(coming);
        vault.save();
        assertThat(KeyVault.open(files, random).logKeys().currentId()).isEqualTo(coming);
        assertThat(files.kept()).doesNotContainKey("log.next");
    }

    @Test
    void aSecondChangeOfTheLogsKeyLeavesTheFirstInAFile() throws Exception {
        KeyVault vault = KeyVault.create(files, random);
        String first = vault.logKeys().currentId();
        String second = vault.prepareLogKey();
        vault.changeLogKey(ORIGIN, 7, first, second);
        String third = vault.prepareLogKey();
        assertThat(concluded(files.cut(), first, second)).isEqualTo(second);
        vault.save();
        assertThat(concluded(files.cut(), second, third)).isEqualTo(third);
    }

    /** What signs at a start after a power cut, where the log says that the second key follows the first. */
    private String concluded(SteppedFiles left, String old, String coming) throws Exception {
        KeyVault again = KeyVault.open(left, random);
        again.changeLogKey(ORIGIN, 7, old, coming);
        return again.logKeys().currentId();
    }

    @Test
    void anExchangeEndsWhatPendedBeforeItAndNotWhatWasDestroyedMeanwhile() throws Exception {
        KeyVault vault = KeyVault.create(files, random);
        SubjectKeys anna = vault.subject("resident/anna");
        SubjectKeys berta = vault.subject("resident/berta");
        vault.save();
        vault.destroy(List.of(anna.index()), NOON);
        files.during("box.next", () -> vault.destroy(List.of(berta.index()), NOON));
        vault.rotate();
        assertThat(vault.isPending()).isTrue();
        KeyVault again = KeyVault.open(files, random);
        assertThat(again.isPending()).isTrue();
        assertThat(again.destroyed()).containsExactlyInAnyOrder(anna.index(), berta.index());
        again.rotate();
        assertThat(KeyVault.open(files, random).isPending()).isFalse();
    }

    private static void save(KeyVault vault) {
        try {
            vault.save();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Until it is done, or cannot go on for somebody who holds something. */
    private static void untilItWaits(Thread started) {
        Predicate<Thread.State> stands = state -> state == Thread.State.BLOCKED || state == Thread.State.TERMINATED;
        started.start();
        while (!stands.test(started.getState())) {
            Thread.onSpinWait();
        }
    }
}
