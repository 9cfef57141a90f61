// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.security;

import care.lares.domain.AlarmKind;
import care.lares.domain.ArmMode;
import care.lares.domain.Assignment;
import care.lares.domain.Kind;
import care.lares.domain.Moment;
import care.lares.domain.Quality;
import care.lares.domain.Reading;
import care.lares.domain.tuning.Setting;
import care.lares.domain.tuning.Tuning;
import care.lares.rules.Finding;
import care.lares.rules.Finding.Phase;
import care.lares.rules.Observed;
import care.lares.rules.Phrase;
import care.lares.rules.Rule;
import care.lares.rules.Turn;
import care.lares.rules.Words;
import java.time.Duration;
import java.util.Optional;

/**
 * Who guards the house leaves it within the exit delay, and whoever comes home disarms it within the entry delay: what
 * opens or moves in between is nobody's alarm. Goes by ticks alone, so that it works while nobody knows what time it is.
 */
public final class GuardRules {
    /** Somebody came in while the house was guarded, and nobody disarmed it. */
    public static final Rule INTRUDER = new Rule("security.intruder", AlarmKind.INTRUDER);

    /** Whoever walks from room to room is told of once in this time. */
    static final Duration TOLD_AGAIN = Duration.ofSeconds(60);

    private GuardRules() {}

    /** How it stands. */
    public enum Standing {
        DISARMED,
        /** The exit delay runs. */
        ARMING,
        ARMED,
        /** Something was noticed, and the entry delay runs. */
        PENDING,
        /** Nobody disarmed it. */
        TRIGGERED
    }

    /** Guards the house otherwise; as before: nothing begins anew. */
    public static GuardState arm(GuardState state, ArmMode mode, long nowNanos) {
        return mode == state.mode() ? state : state.armed(mode, nowNanos);
    }

    /** What a reading means; most mean nothing. */
    public static Turn<GuardState> step(GuardState state, Observed observed, Tuning tuning) {
        Kind kind = observed.reading().kind();
        if (kind != Kind.MOTION && kind != Kind.CONTACT_OPEN) {
            return Turn.to(state);
        }
        Reading reading = observed.reading();
        if (reading.quality().contains(Quality.LATE)) {
            return Turn.to(state);
        }
        boolean wasOpen = state.open().contains(reading.device());
        GuardState after = kind == Kind.CONTACT_OPEN ? state.opened(reading.device(), reading.isOn()) : state;
        boolean happens = reading.isOn() && !reading.quality().contains(Quality.RETAINED) && !wasOpen;
        return happens && isWatched(state.mode(), kind, observed.assignment(), tuning)
                ? noticed(after, observed, tuning)
                : Turn.to(after);
    }

    /** At night only what leads out is watched: who wanders inside is at home. */
    private static boolean isWatched(ArmMode mode, Kind kind, Assignment where, Tuning tuning) {
        if (kind == Kind.MOTION || mode != ArmMode.NIGHT) {
            return mode.watchesRooms();
        }
        return tuning.of(where).value(Setting.PERIMETER) == 1;
    }

    private static Turn<GuardState> noticed(GuardState state, Observed observed, Tuning tuning) {
        long now = observed.nowNanos();
        if (now - state.sinceNanos() < site(tuning, Setting.EXIT_DELAY)) {
            return Turn.to(state);
        }
        if (state.intruder().isPresent()) {
            return now - state.toldNanos() < TOLD_AGAIN.toNanos()
                    ? Turn.to(state)
                    : Turn.to(
                            state.told(state.intruder().get(), now),
                            again(state.intruder().get(), observed));
        }
        return Turn.to(state.entered().isPresent() ? state : state.entered(observed));
    }

    /** What the passing of time means: nobody has disarmed it. */
    public static Turn<GuardState> tick(GuardState state, Moment now, Tuning tuning) {
        if (state.entered().isEmpty() || now.nanos() - state.enteredNanos() < site(tuning, Setting.ENTRY_DELAY)) {
            return Turn.to(state);
        }
        Observed first = state.entered().get();
        return Turn.to(state.told(first, now.nanos()), INTRUDER.told(first, Phase.EVENT, words(first)));
    }

    /** Whoever is inside shows elsewhere, too: the same alarm, told of by another device. */
    private static Finding again(Observed first, Observed now) {
        Finding found = INTRUDER.told(now, Phase.EVENT, words(now));
        return new Finding(
                found.rule(),
                found.kind(),
                found.phase(),
                found.priority(),
                first.assignment(),
                Optional.of(first.reading().device()),
                found.messageId(),
                found.observedAt(),
                found.words(),
                found.test(),
                found.evidence());
    }

    private static Words words(Observed by) {
        Phrase phrase = by.reading().kind() == Kind.MOTION ? Phrase.INTRUDER_MOTION : Phrase.INTRUDER_CONTACT;
        return Words.of(phrase, Phrase.INTRUDER_ADVICE);
    }

    /** How it stands now. */
    public static Standing standing(GuardState state, long nowNanos, Tuning tuning) {
        if (state.mode() == ArmMode.DISARMED) {
            return Standing.DISARMED;
        }
        if (state.intruder().isPresent()) {
            return Standing.TRIGGERED;
        }
        if (state.entered().isPresent()) {
            return Standing.PENDING;
        }
        return left(state, nowNanos, tuning).isZero() ? Standing.ARMED : Standing.ARMING;
    }

    /** How much is left of the delay that runs; zero: none runs. */
    public static Duration left(GuardState state, long nowNanos, Tuning tuning) {
        long left = 0;
        if (state.entered().isPresent()) {
            left = state.enteredNanos() + site(tuning, Setting.ENTRY_DELAY) - nowNanos;
        } else if (state.mode().watchesDoors() && state.intruder().isEmpty()) {
            left = state.sinceNanos() + site(tuning, Setting.EXIT_DELAY) - nowNanos;
        }
        return Duration.ofNanos(Math.max(0, left));
    }

    /** In nanoseconds: both delays are the site's. */
    private static long site(Tuning tuning, Setting setting) {
        return tuning.of(Assignment.NONE).duration(setting).toNanos();
    }
}
