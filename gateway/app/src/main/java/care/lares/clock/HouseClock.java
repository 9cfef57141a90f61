// SPDX-License-Identifier: Apache-2.0
package care.lares.clock;

import care.lares.domain.Moment;
import care.lares.journal.ClockChanged;
import care.lares.journal.ClockChanged.Cause;
import care.lares.journal.JournalClock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The house's time. It is counted in ticks and compared with the machine's clock once a second: small differences it
 * follows without ever running backwards; after a great leap it goes on evenly and follows only once that is believed.
 *
 * <p>It begins no earlier than the newest time that is known: that of the log, or of the software. It goes back only when
 * an earlier time is believed at last, and each time that it does is an entry. One thread looks, any may ask.
 */
public final class HouseClock implements GatewayClock, JournalClock {
    /** No machine ran this software earlier: a clock that shows less was not set. */
    public static final Instant MADE = Instant.parse("2025-01-01T00:00:00Z");
    /** What no machine lives to see: a clock that shows more was not set either. */
    static final Instant NEVER = MADE.plus(Duration.ofDays(50 * 365L));
    /** A difference that is no drift and no leap second. */
    static final Duration JUMP = Duration.ofSeconds(2);
    /**
     * A smaller one is a correction: believed at once, and when it goes back waited for at half the pace. Whoever is ahead
     * by more would take what devices tell of now for old news.
     */
    static final Duration CORRECTION = Duration.ofMinutes(2);
    /** A clock that was set is believed after so long, when nothing happens to it: time to correct a slip. */
    static final Duration BELIEVED_AFTER = Duration.ofMinutes(10);
    /** A look that took longer was interrupted, and says little about small differences. */
    private static final long QUICK_NANOS = Duration.ofMillis(5).toNanos();

    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final int NANOS_PER_MICRO = 1_000;
    private static final long JUMP_MICROS = micros(JUMP);
    private static final long CORRECTION_MICROS = micros(CORRECTION);

    private final GatewayClock machine;
    private final Kernel kernel;
    private final Duration awake;
    private volatile long sleptNanos;
    private volatile Hand hand;
    private volatile Optional<Doubt> doubt = Optional.empty();
    private volatile boolean begun;

    /** Over a machine's clocks, of which nothing is known yet. */
    public HouseClock(GatewayClock machine, Kernel kernel) {
        this.machine = machine;
        this.kernel = kernel;
        this.awake = kernel.slept();
        Instant shown = machine.instant();
        this.hand = new Hand(micros(isPlausible(shown) ? shown : MADE), machine.nanos(), 0);
    }

    /** It is later than that: to be told before {@link #begin}. */
    public void notBefore(Instant known) {
        if (isPlausible(known) && instant().isBefore(known)) {
            hand = new Hand(micros(known), nanos(), 0);
        }
    }

    /** Looks for the first time, once everything is known that tells how late it is at least. */
    public Optional<ClockChanged> begin() {
        begun = true;
        Look look = new Look();
        if (!look.machine.isBefore(NEVER)) {
            return Optional.of(doubtingAtStart(look, Cause.NOT_SET));
        }
        if (look.aheadMicros > -CORRECTION_MICROS) {
            boolean told = kernel.synchronised(look.machine) != Kernel.Synchronised.NO;
            Optional<ClockChanged> changed = followed(look);
            return told ? changed : Optional.of(doubtingAtStart(look, Cause.UNSYNCHRONISED));
        }
        if (isTold(look)) {
            return Optional.of(believed(look, Cause.BELIEVED));
        }
        return Optional.of(doubtingAtStart(look, look.machine.isBefore(MADE) ? Cause.NOT_SET : Cause.BEHIND_THE_LOG));
    }

    /** Compares the clocks: to be called about once a second. What it finds changes {@link #doubt} at once. */
    public Optional<ClockChanged> look() {
        Optional<ClockChanged> slept = slept();
        if (slept.isPresent()) {
            return slept;
        }
        Look look = new Look();
        return doubt.isPresent() ? doubted(doubt.get(), look) : trusted(look);
    }

    /** What passed while the machine slept has passed: deadlines do not wait for it to wake. */
    private Optional<ClockChanged> slept() {
        long asleep = kernel.slept().minus(awake).toNanos();
        if (Math.abs(asleep - sleptNanos) < JUMP.toNanos()) {
            return Optional.empty();
        }
        Instant before = instant();
        sleptNanos = asleep;
        return Optional.of(new ClockChanged(instant(), before, machine.instant(), Cause.SLEPT, isTrusted()));
    }

    private Optional<ClockChanged> trusted(Look look) {
        boolean small = Math.abs(look.aheadMicros) < CORRECTION_MICROS;
        if (small || isTold(look)) {
            return followed(look);
        }
        doubt = Optional.of(Doubt.whenSet(look.direction(), look.aheadMicros, look.nanos));
        return Optional.of(changed(look, look.direction()));
    }

    private Optional<ClockChanged> doubted(Doubt now, Look look) {
        boolean moved = Math.abs(look.aheadMicros - now.aheadMicros()) >= JUMP_MICROS;
        if (isTold(look) || isSet(now, look, moved)) {
            return Optional.of(believed(look, isTold(look) ? Cause.BELIEVED : Cause.FORWARD));
        }
        if (hasReturned(now, look)) {
            return Optional.of(believed(look, Cause.RETURNED));
        }
        if (moved) {
            doubt = Optional.of(now.again(look.direction(), look.aheadMicros, look.nanos));
            return Optional.of(changed(look, look.direction()));
        }
        boolean evenly = now.set() && look.nanos - now.setNanos() >= BELIEVED_AFTER.toNanos();
        if (evenly && isPlausible(look.machine)) {
            return Optional.of(believed(look, Cause.BELIEVED));
        }
        if (now.why() == Cause.UNSYNCHRONISED) {
            return followed(look);
        }
        doubt = Optional.of(now.drifted(look.aheadMicros));
        return Optional.empty();
    }

    /** Somebody has told a clock the time that had none: it is later than anything that was known. */
    private static boolean isSet(Doubt now, Look look, boolean moved) {
        return !now.counted() && moved && look.aheadMicros >= 0 && isPlausible(look.machine);
    }

    private static boolean hasReturned(Doubt now, Look look) {
        return now.why() != Cause.UNSYNCHRONISED && Math.abs(look.aheadMicros) < CORRECTION_MICROS;
    }

    private boolean isTold(Look look) {
        return isPlausible(look.machine) && kernel.synchronised(look.machine) == Kernel.Synchronised.YES;
    }

    private static boolean isPlausible(Instant shown) {
        return !shown.isBefore(MADE) && shown.isBefore(NEVER);
    }

    private ClockChanged doubtingAtStart(Look look, Cause why) {
        doubt = Optional.of(Doubt.atStart(why, look.aheadMicros, look.nanos));
        return changed(look, why);
    }

    private ClockChanged believed(Look look, Cause cause) {
        follow(look);
        doubt = Optional.empty();
        return changed(look, cause);
    }

    private Optional<ClockChanged> followed(Look look) {
        boolean jumped = Math.abs(look.aheadMicros + look.waitingMicros) >= JUMP_MICROS;
        if (jumped || look.quick) {
            follow(look);
        }
        return jumped ? Optional.of(changed(look, look.direction())) : Optional.empty();
    }

    private void follow(Look look) {
        long ahead = look.aheadMicros;
        boolean waits = ahead < 0 && ahead > -CORRECTION_MICROS;
        hand = waits ? new Hand(micros(look.house), look.nanos, -ahead) : new Hand(micros(look.machine), look.nanos, 0);
    }

    private ClockChanged changed(Look look, Cause cause) {
        return new ClockChanged(at(look.nanos), look.house, look.machine, cause, isTrusted());
    }

    /** Whether looking at some tick would find nothing, if nobody sets the machine's clock. */
    public boolean quietUntil(long nowNanos) {
        return doubt.filter(Doubt::set)
                .filter(now -> nowNanos - now.setNanos() >= BELIEVED_AFTER.toNanos())
                .isEmpty();
    }

    /** Whether the machine's clock is believed, and hence the house's; before {@link #begin}, whether it will be. */
    @Override
    public boolean isTrusted() {
        return doubt.isEmpty() && (begun || isCredible(new Look()));
    }

    private boolean isCredible(Look look) {
        boolean told = kernel.synchronised(look.machine) != Kernel.Synchronised.NO;
        return isPlausible(look.machine) && (look.aheadMicros > -CORRECTION_MICROS ? told : isTold(look));
    }

    /** Whether the house's time is right as far as anybody knows: it is believed, or goes on evenly from when it was. */
    public boolean isSure() {
        return doubt.filter(now -> !now.counted()).isEmpty();
    }

    /** Why it is not believed. */
    public Optional<Doubt> doubt() {
        return doubt;
    }

    /** The latest that it may be now: what must be over by then is taken to be over. */
    public Instant latest() {
        Instant house = instant();
        Optional<Doubt> now = doubt;
        if (now.isEmpty()) {
            return house;
        }
        Instant shown = machine.instant();
        return !now.get().counted() ? Instant.MAX : shown.isAfter(house) ? shown : house;
    }

    /** What it will show at some tick, if nothing happens to the machine's clock. */
    public Instant at(long nowNanos) {
        return Instant.EPOCH.plus(hand.at(nowNanos), ChronoUnit.MICROS);
    }

    @Override
    public Instant instant() {
        return at(nanos());
    }

    @Override
    public long nanos() {
        return machine.nanos() + sleptNanos;
    }

    @Override
    public Moment moment() {
        long now = nanos();
        return new Moment(at(now), now);
    }

    /** Microseconds since 1970, also of years in which nobody counts nanoseconds: a clock may show anything. */
    private static long micros(Instant at) {
        return Math.addExact(
                Math.multiplyExact(at.getEpochSecond(), MICROS_PER_SECOND), at.getNano() / NANOS_PER_MICRO);
    }

    private static long micros(Duration duration) {
        return duration.toNanos() / 1_000;
    }

    /** What both clocks show at one moment. */
    private final class Look {
        private final long nanos = nanos();
        private final Instant machine = HouseClock.this.machine.instant();
        private final boolean quick = nanos() - nanos < QUICK_NANOS;
        private final Instant house = at(nanos);
        /** By how much the machine's clock is ahead. */
        private final long aheadMicros = micros(machine) - micros(house);
        /** How far the house's time waits for it already. */
        private final long waitingMicros = hand.aheadAt(nanos);

        private Cause direction() {
            return aheadMicros + waitingMicros < 0 ? Cause.BACK : Cause.FORWARD;
        }
    }
}
