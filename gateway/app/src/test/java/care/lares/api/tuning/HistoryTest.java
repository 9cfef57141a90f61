// SPDX-License-Identifier: Apache-2.0
package care.lares.api.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.Assignment;
import care.lares.domain.DeviceId;
import care.lares.domain.Kind;
import care.lares.domain.Moment;
import care.lares.domain.Reading;
import care.lares.domain.Value;
import care.lares.domain.tuning.Choice;
import care.lares.domain.tuning.Setting;
import care.lares.domain.tuning.Tuning;
import care.lares.journal.Entry;
import care.lares.journal.Entry.GatewayStarted;
import care.lares.journal.Entry.ReadingLogged;
import care.lares.journal.LogFollower;
import care.lares.journal.LoggedReading;
import care.lares.journal.Page;
import care.lares.journal.ReadingQuery;
import care.lares.pipeline.House;
import care.lares.rules.RuleSettings;
import care.lares.rules.book.RuleBook;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How far back a dry run reads, and what it makes of times when nobody was watched over. */
class HistoryTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final DeviceId DEVICE = new DeviceId("lock-1");
    private static final Tuning STRICT =
            new Tuning(new Choice(Map.of(Setting.BATTERY_LOW, 25L, Setting.BATTERY_GOOD, 40L)), Map.of(), Map.of());

    private final List<Entry> log = new ArrayList<>();
    private Duration cost = Duration.ZERO;
    private Duration costOfTime = Duration.ZERO;
    private long nanos;
    private Runnable watching = () -> {};
    private final Progress progress = new Progress();

    @Test
    void readsFourteenDaysWhereThatIsDoneInTime() throws Exception {
        days(20);
        History.Read read = compare(STRICT);
        assertThat(read.shortened()).isFalse();
        assertThat(read.result().from()).isEqualTo(NOW.minus(Duration.ofDays(14)));
        assertThat(read.result().readings()).isBetween(2010L, 2020L);
        assertThat(read.result().outcome().raised()).hasSize(14);
    }

    @Test
    void readsFewerDaysWhereItIsSlowAndSaysSo() throws Exception {
        days(20);
        cost = Duration.ofMillis(10);
        History.Read read = compare(STRICT);
        assertThat(read.shortened()).isTrue();
        assertThat(read.result().from()).isEqualTo(NOW.minus(Duration.ofDays(7)));
        assertThat(read.result().outcome().raised()).hasSize(7);
        assertThat(new Tried(STRICT, "", read).summary())
                .startsWith("over the last 7 days this would have raised 7 alarms more")
                .contains("more would have taken too long");
    }

    @Test
    void goesStraightToTheLongestPastThatIsReadInTime() throws Exception {
        days(20);
        cost = Duration.ofMillis(6);
        History.Read read = compare(STRICT);
        assertThat(read.shortened()).isFalse();
        assertThat(read.result().from()).isEqualTo(NOW.minus(Duration.ofDays(14)));
        assertThat(Duration.ofNanos(nanos)).isLessThan(Duration.ofSeconds(15));
    }

    /** A house that was silent for two weeks is looked at all the same, minute by minute, and that ends in time too. */
    @Test
    void timeThatPassesWithoutAnyReadingIsNotLookedAtForEver() throws Exception {
        tell(NOW.minus(Duration.ofDays(14)), 90);
        costOfTime = Duration.ofMillis(10);
        History.Read read = compare(STRICT);
        assertThat(read.shortened()).isTrue();
        assertThat(Duration.ofNanos(nanos)).isLessThan(Duration.ofSeconds(25));
    }

    @Test
    void endsInTimeHoweverSlowItIs() throws Exception {
        days(20);
        cost = Duration.ofMillis(500);
        History.Read read = compare(STRICT);
        assertThat(read.shortened()).isTrue();
        assertThat(Duration.ofNanos(nanos)).isLessThan(Duration.ofSeconds(25));
        assertThat(new Tried(STRICT, "", read).summary()).contains("cannot be read in time");
    }

    @Test
    void aTimeWhenTheGatewayWasOffIsNoSilenceOfDevices() throws Exception {
        Instant off = NOW.minus(Duration.ofDays(5));
        tell(off, 90);
        log.add(new GatewayStarted(NOW.minus(Duration.ofDays(1)), "1", Duration.ofDays(4)));
        tell(NOW.minus(Duration.ofDays(1)).plusSeconds(60), 90);
        for (int i = 0; i < 24; i++) {
            tell(NOW.minus(Duration.ofDays(1)).plus(Duration.ofHours(i)).plusSeconds(90), 90);
        }
        History.Read read = compare(STRICT);
        assertThat(read.result().outcome().now()).isZero();
        assertThat(read.result().outcome().then()).isZero();
    }

    /** Taken long ago, told an hour ago: the index has it among the old ones, the log among the new. */
    @Test
    void aReadingThatComesLateShortensNoPast() throws Exception {
        days(20);
        for (int i = 1; i <= 3; i++) {
            tell(
                    NOW.minusSeconds(60 * i),
                    Optional.of(NOW.minus(Duration.ofDays(15)).minusSeconds(i)),
                    90);
        }
        History.Read read = compare(STRICT);
        assertThat(read.shortened()).isFalse();
        assertThat(read.result().from()).isEqualTo(NOW.minus(Duration.ofDays(14)));
        assertThat(read.result().outcome().raised()).hasSize(14);
    }

    @Test
    void tellsHowFarItIsAndStopsWhenItIsCancelled() throws Exception {
        days(20);
        cost = Duration.ofMillis(1);
        List<Double> shares = new ArrayList<>();
        watching = () -> {
            shares.add(progress.share());
            if (progress.from().equals(NOW.minus(Duration.ofDays(14))) && progress.share() > 0.5) {
                progress.cancel();
            }
        };
        compare(STRICT);
        assertThat(progress.isCancelled()).isTrue();
        assertThat(progress.share()).isBetween(0.5, 0.51);
        assertThat(shares).allMatch(share -> share >= 0 && share <= 1);
    }

    @Test
    void withoutAnyReadingThereIsNoHistory() throws Exception {
        Tried tried = new Tried(STRICT, "", compare(STRICT));
        assertThat(tried.trial()).isEmpty();
        assertThat(tried.summary()).contains("there is no history to try it on");
    }

    /** Each ten minutes a reading; weak for an hour each day. */
    private void days(int days) {
        Instant begin = NOW.minus(Duration.ofDays(days));
        for (int i = 0; i < days * 144; i++) {
            tell(begin.plus(Duration.ofMinutes(10L * i)), i % 144 < 6 ? 20 : 90);
        }
    }

    private void tell(Instant at, int percent) {
        tell(at, Optional.empty(), percent);
    }

    private void tell(Instant at, Optional<Instant> observed, int percent) {
        Reading reading = new Reading(
                DEVICE,
                Kind.BATTERY,
                new Value.Quantity(BigDecimal.valueOf(percent)),
                at,
                observed,
                Optional.empty(),
                Set.of(),
                Optional.empty());
        log.add(new ReadingLogged(reading, Assignment.NONE, 0));
    }

    private History.Read compare(Tuning then) throws Exception {
        House house = new House(new RuleBook(RuleSettings.DEFAULTS), new Moment(NOW, 0));
        History history = new History(
                (place, classes) -> new Follower((int) place.seq()),
                new Index(),
                house,
                () -> nanos += costOfTime.toNanos());
        return history.compare(Tuning.USUAL, then, NOW, progress);
    }

    private final class Follower implements LogFollower {
        private int at;

        Follower(int at) {
            this.at = at;
        }

        @Override
        public Optional<Logged> peek() {
            nanos += cost.toNanos();
            watching.run();
            return at < log.size() ? Optional.of(new Logged("log", at, log.get(at))) : Optional.empty();
        }

        @Override
        public void take() {
            at++;
        }

        @Override
        public Place place() {
            return new Place("log", at);
        }

        @Override
        public void close() {}
    }

    /** Knows the newest readings of before a time, by when they were taken. */
    private final class Index extends NoReadings {
        @Override
        public Page<LoggedReading> readings(ReadingQuery query) {
            Instant end = query.to().orElseThrow();
            List<LoggedReading> found = new ArrayList<>();
            for (int seq = 0; seq < log.size(); seq++) {
                if (log.get(seq) instanceof ReadingLogged logged
                        && logged.reading().effectiveAt().isBefore(end)) {
                    found.add(new LoggedReading("log", seq, logged));
                }
            }
            found.sort(Comparator.comparing(one -> one.logged().reading().effectiveAt(), Comparator.reverseOrder()));
            int from = query.after().map(Integer::parseInt).orElse(0);
            int to = Math.min(found.size(), from + query.limit());
            return new Page<>(
                    found.subList(from, to),
                    to < found.size() ? Optional.of(Integer.toString(to)) : Optional.empty(),
                    status());
        }
    }
}
