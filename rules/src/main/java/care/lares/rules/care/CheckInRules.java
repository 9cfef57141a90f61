// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.care;

import care.lares.domain.AlarmKind;
import care.lares.domain.Assignment;
import care.lares.domain.Kind;
import care.lares.domain.Moment;
import care.lares.domain.Quality;
import care.lares.domain.Reading;
import care.lares.domain.Value;
import care.lares.domain.care.CareEvent;
import care.lares.domain.care.CarePlan;
import care.lares.rules.Finding;
import care.lares.rules.Finding.Phase;
import care.lares.rules.Rule;
import care.lares.rules.Words;
import care.lares.rules.care.CheckInStand.State;
import care.lares.rules.care.CheckInStand.Window;
import care.lares.rules.fall.FallRules;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Somebody is asked, at hours of their own, whether they are well, and asked again until they answer. Who does not answer
 * in time is looked for. Pure.
 *
 * <p>The hours are those of the wall's clock, so nobody is asked while it is not trusted. That somebody had time enough to
 * answer is measured in ticks: whoever was asked only just now, because the gateway was off or its clock was set, has as
 * much time as anybody.
 *
 * <p>Each window is judged for itself, the one that ends first before the others: one that begins as another ends hides
 * nothing of that.
 */
public final class CheckInRules {
    /** They were asked and did not answer. */
    public static final Rule MISSED = new Rule("care.checkin", AlarmKind.CHECK_IN_MISSED);

    /** Whoever is asked has at least this long to answer, where their window is not shorter. */
    public static final Duration LEAST_ASKED = Duration.ofMinutes(15);
    /** How often they are asked again: often enough for whoever was in the bathroom. */
    public static final Duration REMIND_EVERY = Duration.ofMinutes(10);
    /** How far ahead the next window may be: one on a single day of the week, and its day. */
    private static final Duration AHEAD = Duration.ofDays(8);

    /** What the transport had kept, or sends again, says nothing of now. */
    private static final Set<Quality> KEPT = Set.of(Quality.RETAINED, Quality.REPLAY_SUSPECTED);

    private CheckInRules() {}

    /**
     * What somebody is asked by.
     *
     * @param plan what holds
     * @param decidedAt since when
     * @param note what became of a check-in last
     */
    public record Asking(CarePlan plan, Instant decidedAt, Optional<Note> note) {}

    /**
     * What became of a check-in.
     *
     * @param event what
     * @param of when its window began
     */
    public record Note(CareEvent event, Instant of) {}

    /**
     * What a look at the time led to.
     *
     * @param state what is known to have been asked afterwards
     * @param stand how the check-in stands
     * @param ask whether they are to be asked now, or asked again
     * @param missed whether it was found just now that they have not answered
     */
    public record Look(CheckInState state, CheckInStand stand, boolean ask, boolean missed) {}

    /** How it stands by now, and what is to be done about it. */
    public static Look look(Asking asking, CheckInState state, Moment now, boolean clockTrusted) {
        CarePlan plan = asking.plan();
        if (plan.checkIns().isEmpty()) {
            return nothing(CheckInStand.of(State.OFF));
        }
        if (!clockTrusted) {
            return nothing(CheckInStand.of(State.CLOCK_UNTRUSTED));
        }
        if (plan.isAway(now.wall())) {
            return nothing(CheckInStand.of(State.AWAY));
        }
        Optional<Window> newest = begun(plan, now.wall()).max(Comparator.comparing(Window::from));
        Optional<Window> open = begun(plan, now.wall())
                .filter(window -> isOpen(window, newest.orElseThrow(), asking, now.wall()))
                .filter(window -> counts(window, asking, state))
                .min(Comparator.comparing(Window::to).thenComparing(Window::from, Comparator.reverseOrder()));
        if (open.isPresent()) {
            return open(open.get(), state, now);
        }
        return asking.note()
                .filter(note ->
                        newest.filter(window -> window.from().equals(note.of())).isPresent())
                .map(note -> note.event() == CareEvent.MISSED ? State.MISSED : State.ANSWERED)
                .map(became -> nothing(new CheckInStand(became, newest)))
                .orElseGet(() -> nothing(CheckInStand.of(State.WAITING)));
    }

    /**
     * Whether nobody has noted what became of it. What was noted of a window is so of all that began before it; a note of
     * the future is one from before the clock was set back, and says nothing of what lies between.
     */
    private static boolean isOpen(Window window, Window newest, Asking asking, Instant now) {
        Optional<Instant> noted = asking.note().map(Note::of);
        if (noted.filter(now::isBefore).isPresent()) {
            return window.equals(newest);
        }
        return noted.filter(of -> !of.isBefore(window.from())).isEmpty();
    }

    private static Look nothing(CheckInStand stand) {
        return new Look(CheckInState.NOT_ASKED, stand, false, false);
    }

    private static Look open(Window window, CheckInState state, Moment now) {
        boolean over = !now.wall().isBefore(window.to());
        boolean first = !state.isAsked(window.from());
        CheckInState asked = first ? state.asked(window.from(), over, now.nanos()) : state;
        Duration length = Duration.between(window.from(), window.to());
        Duration least = length.compareTo(LEAST_ASKED) < 0 ? length : LEAST_ASKED;
        if (over && now.nanos() - asked.askedNanos() >= least.toNanos()) {
            return new Look(asked, new CheckInStand(State.MISSED, Optional.of(window)), false, true);
        }
        boolean again = now.nanos() - asked.remindedNanos() >= REMIND_EVERY.toNanos();
        return new Look(
                again ? asked.reminded(now.nanos()) : asked,
                new CheckInStand(State.ASKED, Optional.of(window)),
                first || again,
                false);
    }

    /** A window that was over before anybody decided on it, or before they came home, asks nothing. */
    private static boolean counts(Window window, Asking asking, CheckInState state) {
        boolean home = asking.plan()
                .awayUntil()
                .filter(until -> !until.isBefore(window.to()))
                .isEmpty();
        return state.isAsked(window.from()) || (home && window.to().isAfter(asking.decidedAt()));
    }

    /** The newest of each span that has begun by then. */
    private static Stream<Window> begun(CarePlan plan, Instant now) {
        return plan.checkIns().stream()
                .flatMap(span -> span.latest(now, plan.zone()).stream())
                .map(occurrence -> new Window(occurrence.from(), occurrence.to()));
    }

    /** When they will be asked next; empty when they are not asked. */
    public static Optional<Window> next(CarePlan plan, Instant now) {
        Instant after = plan.awayUntil().filter(now::isBefore).orElse(now);
        return plan.checkIns().stream()
                .flatMap(span -> span.occurrences(after, after.plus(AHEAD), plan.zone()).stream())
                .map(occurrence -> new Window(occurrence.from(), occurrence.to()))
                .min(Comparator.comparing(Window::from).thenComparing(Window::to));
    }

    /** Whether readings of this kind may be an answer. */
    public static boolean mayAnswer(Kind kind) {
        return switch (kind) {
            case BUTTON, MOTION, PRESENCE, BED_OCCUPIED, CHAIR_OCCUPIED, CONTACT_OPEN -> true;
            default -> false;
        };
    }

    /**
     * Whether a reading of a device of theirs answers. Somebody who calls for help has not said that they are well.
     *
     * @param window in which they are asked: what they did before is no answer
     */
    public static Optional<CareEvent> answer(CarePlan plan, Window window, Reading reading) {
        if (reading.effectiveAt().isBefore(window.from()) || reading.isMarked(KEPT)) {
            return Optional.empty();
        }
        if (reading.kind() == Kind.BUTTON) {
            boolean answers = reading.value() instanceof Value.Code code && plan.answers(code.code());
            return answers ? Optional.of(CareEvent.PRESSED) : Optional.empty();
        }
        boolean about = FallRules.showsMovement(reading) || (reading.kind() == Kind.PRESENCE && reading.isOn());
        return plan.activity() && about ? Optional.of(CareEvent.SEEN_ABOUT) : Optional.empty();
    }

    /** Nobody has answered: somebody is to look. */
    public static Finding missed(Assignment whom, Window window, Instant at) {
        return finding(whom, Phase.PRESENT, at, CareWords.missed(window));
    }

    /** They are well after all. */
    public static Finding answered(Assignment whom, Instant at) {
        return finding(whom, Phase.GONE, at, Words.NOTHING);
    }

    private static Finding finding(Assignment whom, Phase phase, Instant at, Words words) {
        return new Finding(
                MISSED.name(),
                MISSED.kind(),
                phase,
                MISSED.kind().priority(),
                whom,
                Optional.empty(),
                Optional.empty(),
                at,
                words,
                false,
                OptionalLong.empty());
    }
}
