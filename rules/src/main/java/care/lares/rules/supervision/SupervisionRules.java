// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.supervision;

import care.lares.domain.AlarmKind;
import care.lares.domain.Assignment;
import care.lares.domain.DeviceId;
import care.lares.domain.Kind;
import care.lares.domain.Moment;
import care.lares.domain.Priority;
import care.lares.domain.Quality;
import care.lares.domain.Reading;
import care.lares.rules.Finding;
import care.lares.rules.Finding.Phase;
import care.lares.rules.Observed;
import care.lares.rules.Rule;
import care.lares.rules.RuleSettings;
import care.lares.rules.Turn;
import care.lares.rules.Words;
import care.lares.rules.supervision.SupervisionState.Standing;
import java.time.Duration;
import java.util.Set;

/**
 * Every device that has reported is expected to go on reporting. Silence ends when it is heard; what the transport kept
 * for us is no sign of life, and good-bye neither.
 */
public final class SupervisionRules {
    /** A device should have reported and has not. */
    public static final Rule SILENT = new Rule("supervision.silent", AlarmKind.SENSOR_STALE);

    private final RuleSettings settings;
    private final Duration silentAfter;

    /** Rules that go by these settings. */
    public SupervisionRules(RuleSettings settings) {
        this.settings = settings;
        // Asked for each device every second, and the JDK multiplies durations as decimal numbers.
        this.silentAfter = settings.silentAfter();
    }

    /** What it means that there is a reading, of whatever kind. */
    public Turn<SupervisionState> step(SupervisionState state, Observed observed) {
        Reading reading = observed.reading();
        Set<Quality> quality = reading.quality();
        boolean lifeSafety = reading.kind().lifeSafety();
        if (saysGoodBye(reading)) {
            return Turn.to(
                    quality.contains(Quality.LATE)
                            ? state
                            : state.remembered(false, observed.nowNanos()).saidGoodBye(observed.nowNanos()));
        }
        if (!quality.isEmpty() && quality.contains(Quality.RETAINED)) {
            return Turn.to(state.remembered(lifeSafety, observed.nowNanos()));
        }
        SupervisionState heard = state.heard(lifeSafety, observed.nowNanos());
        return mayBeRaised(state) ? Turn.to(heard, SILENT.told(observed, Phase.GONE, Words.NOTHING)) : Turn.to(heard);
    }

    /** Whether the reading says that its device is leaving. */
    public static boolean saysGoodBye(Reading reading) {
        return reading.kind() == Kind.ONLINE && !reading.isOn();
    }

    private static boolean mayBeRaised(SupervisionState state) {
        return state.standing() == Standing.SILENT || state.standing() == Standing.NOT_HEARD_SINCE_START;
    }

    /** What the passing of time means: the device should have reported by now. */
    public Turn<SupervisionState> tick(SupervisionState state, DeviceId device, Assignment assignment, Moment now) {
        if (state.standing() == Standing.NEVER_TOLD || state.standing() == Standing.SILENT) {
            return Turn.to(state);
        }
        Duration unheard = Duration.ofNanos(now.nanos() - state.heardNanos());
        Duration offline = state.offline() ? Duration.ofNanos(now.nanos() - state.offlineNanos()) : Duration.ZERO;
        if (offline.compareTo(settings.offlineFor()) >= 0) {
            Words words = SupervisionWords.offline(offline, state.lifeSafety(), settings);
            return Turn.to(state.silent(), raised(state, device, assignment, now, words));
        }
        if (unheard.compareTo(silentAfter) >= 0) {
            Words words = SupervisionWords.silent(unheard, state.lifeSafety(), settings);
            return Turn.to(state.silent(), raised(state, device, assignment, now, words));
        }
        return Turn.to(state);
    }

    /** What the passing of time means where nobody waits for reports any more: a silence that was found is none. */
    public Turn<SupervisionState> unsupervised(
            SupervisionState state, DeviceId device, Assignment assignment, Moment now) {
        if (state.standing() != Standing.SILENT) {
            return Turn.to(state);
        }
        Finding gone =
                SILENT.about(device, assignment, Phase.GONE, SILENT.kind().priority(), now.wall(), Words.NOTHING);
        return Turn.to(state.unsupervised(), gone);
    }

    private static Finding raised(
            SupervisionState state, DeviceId device, Assignment assignment, Moment now, Words words) {
        Priority priority = state.lifeSafety() ? Priority.MEDIUM : SILENT.kind().priority();
        return SILENT.about(device, assignment, Phase.PRESENT, priority, now.wall(), words);
    }

    /**
     * The gateway has started. Nobody could be heard while it was off, so that every device gets one more period to
     * report before its silence counts.
     */
    public SupervisionState restarted(SupervisionState state, Moment now) {
        if (state.standing() == Standing.NEVER_TOLD) {
            return state;
        }
        long onePeriodLeft =
                now.nanos() - silentAfter.minus(settings.reportEvery()).toNanos();
        return state.restarted(onePeriodLeft, now.nanos());
    }
}
