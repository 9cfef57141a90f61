// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.supervision;

import care.lares.domain.AlarmKind;
import care.lares.domain.Assignment;
import care.lares.domain.DeviceId;
import care.lares.domain.Kind;
import care.lares.domain.Moment;
import care.lares.domain.Quality;
import care.lares.domain.Reading;
import care.lares.domain.Value;
import care.lares.rules.Finding;
import care.lares.rules.Finding.Phase;
import care.lares.rules.Observed;
import care.lares.rules.Rule;
import care.lares.rules.RuleSettings;
import care.lares.rules.Turn;
import care.lares.rules.Words;
import java.math.BigDecimal;
import java.util.List;

/** A battery is low by the device's own word or by its percentage, and good again only when neither says so. */
public final class BatteryRules {
    /** A battery is low. */
    public static final Rule LOW = new Rule("supervision.battery", AlarmKind.BATTERY_LOW);

    private final RuleSettings settings;

    /** Rules that go by these settings. */
    public BatteryRules(RuleSettings settings) {
        this.settings = settings;
    }

    /** What a reading of {@link Kind#BATTERY} or {@link Kind#BATTERY_LOW} means. */
    public Turn<BatteryState> step(BatteryState state, Observed observed) {
        Reading reading = observed.reading();
        if (reading.quality().contains(Quality.LATE) || reading.quality().contains(Quality.IMPLAUSIBLE)) {
            return Turn.to(state);
        }
        BatteryState after = after(state, reading);
        if (after.isLow()) {
            return Turn.to(
                    after, LOW.told(observed, Phase.PRESENT, SupervisionWords.battery(reading.value(), settings)));
        }
        return state.isLow() || !state.told()
                ? Turn.to(after, LOW.told(observed, Phase.GONE, Words.NOTHING))
                : Turn.to(after);
    }

    private BatteryState after(BatteryState state, Reading reading) {
        if (reading.kind() == Kind.BATTERY_LOW) {
            return state.flagged(reading.isOn());
        }
        if (!(reading.value() instanceof Value.Quantity quantity)) {
            return state;
        }
        BigDecimal percent = quantity.number();
        if (percent.compareTo(settings.batteryLow()) <= 0) {
            return state.nearlyEmpty(true);
        }
        return percent.compareTo(settings.batteryGood()) > 0
                ? state.nearlyEmpty(false)
                : state.nearlyEmpty(state.nearlyEmpty());
    }

    /** What is known, at start: also that it is good, because that step may not have reached the log. */
    public List<Finding> evaluate(BatteryState state, DeviceId device, Assignment assignment, Moment now) {
        if (!state.told()) {
            return List.of();
        }
        Phase phase = state.isLow() ? Phase.PRESENT : Phase.GONE;
        return List.of(
                LOW.about(device, assignment, phase, LOW.kind().priority(), now.wall(), SupervisionWords.BATTERY));
    }
}
