// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import care.lares.clock.Doubt;
import care.lares.clock.HouseClock;
import care.lares.domain.Moment;
import care.lares.health.HealthReport.ClockState;
import care.lares.journal.ClockChanged;
import care.lares.journal.ClockChanged.Cause;
import care.lares.pipeline.Pipeline;
import care.lares.rules.GatewayFindings;
import care.lares.rules.Phrase;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks after the house's time: writes down what becomes of it, and tells people when it stays wrong. For one thread. */
final class ClockWatch {
    /** How long nobody is told: a box without a clock of its own asks the internet within a minute or two. */
    static final Duration ALARMED_AFTER = Duration.ofMinutes(5);
    /** Most entries in {@link #BUDGETED}, 12 kB: a clock that leaps every second must not fill the log. */
    static final int MOST_ENTRIES = 60;

    static final Duration BUDGETED = Duration.ofHours(1);

    private static final Logger LOG = LoggerFactory.getLogger(ClockWatch.class);

    private final HouseClock clock;
    private final Pipeline pipeline;
    private final Runnable touchAlive;
    private Optional<Instant> aliveBefore = Optional.empty();
    /** Whether that was right, as far as anybody knew. */
    private boolean knownBefore = true;

    private boolean alarmed;
    /** Whether it was told in this life that the time is right: an alarm may be open from before the start. */
    private boolean settled;

    private final long begunNanos;
    private long budgetNanos;
    private int entries;

    /**
     * Over a clock.
     *
     * @param touchAlive has it noted that the gateway lives at this time
     */
    ClockWatch(HouseClock clock, Pipeline pipeline, Runnable touchAlive) {
        this.clock = clock;
        this.pipeline = pipeline;
        this.touchAlive = touchAlive;
        this.begunNanos = clock.nanos();
        this.budgetNanos = begunNanos;
    }

    /**
     * The gateway has started.
     *
     * @param found what was found when the clocks were compared for the first time
     * @param before when it lived last
     * @param known whether that was right, as far as anybody knew
     */
    void began(Optional<ClockChanged> found, Optional<Instant> before, boolean known) {
        aliveBefore = before;
        knownBefore = known;
        found.ifPresent(this::write);
        tellOfDoubt(clock.moment());
    }

    /** Compares the clocks: about once a second. */
    void look() {
        boolean unsure = !clock.isSure();
        clock.look().ifPresent(changed -> {
            write(changed);
            boolean timeWasLost = changed.cause() == Cause.SLEPT || (unsure && changed.trusted());
            if (timeWasLost) {
                tellOfGap(changed);
            }
        });
        tellOfDoubt(clock.moment());
    }

    /** Written down for good; when it happens too often, in the technician's log only. */
    private void write(ClockChanged changed) {
        LOG.warn(
                "clock changed cause={} house={} machine={} trusted={}",
                changed.cause().wireName(),
                changed.before(),
                changed.machine(),
                changed.trusted());
        if (clock.nanos() - budgetNanos >= BUDGETED.toNanos()) {
            budgetNanos = clock.nanos();
            entries = 0;
        }
        pipeline.clockTrusted(changed.trusted());
        touchAlive.run();
        if (entries < MOST_ENTRIES) {
            entries++;
            pipeline.clockChanged(changed);
        }
    }

    /** The clock tells only now for how long nobody was watched over. */
    private void tellOfGap(ClockChanged changed) {
        boolean slept = changed.cause() == Cause.SLEPT;
        boolean unknown = !slept && !knownBefore && aliveBefore.isPresent();
        Instant from = slept ? changed.before() : aliveBefore.orElse(changed.at());
        Instant to = from.plus(Duration.between(changed.before(), changed.at()));
        aliveBefore = Optional.empty();
        if (Duration.between(from, to).compareTo(Assembly.UNNOTICED_GAP) > 0 && !from.equals(changed.at())) {
            pipeline.found(
                    unknown ? GatewayFindings.wasOffBefore(beginning(changed)) : GatewayFindings.wasOff(from, to));
        }
    }

    /** When this life began, by the clock as it is now. */
    private Instant beginning(ClockChanged changed) {
        return changed.at().minusNanos(clock.nanos() - begunNanos);
    }

    private void tellOfDoubt(Moment now) {
        Optional<Doubt> doubt = clock.doubt();
        if (doubt.isPresent() && !alarmed && isDue(doubt.get(), now)) {
            alarmed = true;
            pipeline.found(GatewayFindings.clockUntrusted(now.wall(), sentence(doubt.get())));
        } else if (doubt.isEmpty() && (alarmed || !settled)) {
            alarmed = false;
            settled = true;
            pipeline.found(GatewayFindings.clockTrusted(now.wall()));
        }
    }

    private static boolean isDue(Doubt doubt, Moment now) {
        return now.nanos() - doubt.begunNanos() >= ALARMED_AFTER.toNanos();
    }

    /** Whether a look at that moment would find nothing to do, if nobody sets the clock. */
    boolean quietUntil(Moment then) {
        return clock.quietUntil(then.nanos())
                && (alarmed || clock.doubt().filter(doubt -> isDue(doubt, then)).isEmpty());
    }

    /** How the clock is, for those who ask. */
    ClockState state() {
        return clock.doubt()
                .map(doubt -> new ClockState(false, doubt.why().wireName()))
                .orElse(ClockState.TRUSTED);
    }

    /** What is the matter with the clock; empty when nothing is. */
    Optional<Phrase> problem() {
        return clock.doubt().map(ClockWatch::sentence);
    }

    private static Phrase sentence(Doubt doubt) {
        return switch (doubt.why()) {
            case NOT_SET, UNSYNCHRONISED -> Phrase.CLOCK_NOT_SET;
            case BEHIND_THE_LOG -> Phrase.CLOCK_BEHIND;
            case FORWARD -> Phrase.CLOCK_FORWARD;
            default -> Phrase.CLOCK_BACK;
        };
    }
}
