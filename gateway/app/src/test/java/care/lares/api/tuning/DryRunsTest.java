// SPDX-License-Identifier: Apache-2.0
package care.lares.api.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.lares.domain.Moment;
import care.lares.domain.PersonId;
import care.lares.domain.tuning.Tuning;
import care.lares.journal.LogFollower;
import care.lares.pipeline.House;
import care.lares.rules.RuleSettings;
import care.lares.rules.book.RuleBook;
import care.lares.security.Secrets;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One dry run at a time, which whoever wants another can see and cancel. */
@Timeout(20)
class DryRunsTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final PersonId ANTON = new PersonId("anton");
    private static final PersonId BERTA = new PersonId("berta");

    private final Vertx vertx = Vertx.vertx();
    private final CountDownLatch reading = new CountDownLatch(1);
    private final CountDownLatch disk = new CountDownLatch(1);
    private final DryRuns runs = new DryRuns(vertx, history(), new Secrets(new SecureRandom()));

    @AfterEach
    void close() {
        disk.countDown();
        vertx.close();
    }

    /** A disk that hangs while the first one reads, and then has nothing. */
    private History history() {
        House house = new House(new RuleBook(RuleSettings.DEFAULTS), new Moment(NOW, 0));
        return new History(
                (place, classes) -> {
                    reading.countDown();
                    try {
                        disk.await();
                    } catch (InterruptedException e) {
                        throw new IOException(e);
                    }
                    return new Nothing();
                },
                new NoReadings(),
                house,
                System::nanoTime);
    }

    private record Nothing() implements LogFollower {
        @Override
        public Optional<Logged> peek() {
            return Optional.empty();
        }

        @Override
        public void take() {}

        @Override
        public Place place() {
            return new Place("log", 0);
        }

        @Override
        public void close() {}
    }

    @Test
    void aSecondOneSaysWhoseGoesOnAndHowFarItIsAndMayCancelIt() throws Exception {
        CompletableFuture<Future<String>> first = onLoop(ANTON);
        assertThat(reading.await(10, TimeUnit.SECONDS)).isTrue();
        Future<String> second = onLoop(BERTA).join();
        assertThat(second.cause()).hasMessageContaining("anton").hasMessageContaining("0 % of the past is read");
        assertThat(runs.going().orElseThrow().by()).isEqualTo(ANTON);
        runs.going().orElseThrow().progress().cancel();
        disk.countDown();
        assertThatThrownBy(() ->
                        first.join().toCompletionStage().toCompletableFuture().join())
                .hasMessageContaining("somebody cancelled it");
        assertThat(runs.going()).isEmpty();
    }

    private CompletableFuture<Future<String>> onLoop(PersonId by) {
        CompletableFuture<Future<String>> begun = new CompletableFuture<>();
        vertx.runOnContext(now -> begun.complete(runs.run(Tuning.USUAL, "", Tuning.USUAL, NOW, by)));
        return begun;
    }
}
