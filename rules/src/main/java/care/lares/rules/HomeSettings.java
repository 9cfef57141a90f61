// SPDX-License-Identifier: Apache-2.0
package care.lares.rules;

import care.lares.domain.tuning.Setting;
import care.lares.domain.tuning.Tuned;
import java.time.Duration;

/**
 * The times and thresholds by which a home itself is judged.
 *
 * @param coldBelow less than this is too cold, °C
 * @param coldFor for so long
 * @param hotAbove more than this is too hot, °C
 * @param hotFor for so long
 * @param leakFor water is told of when it has been there this long: a probe that is wet for a moment was splashed
 * @param mainsFor a device without mains is told of after this long: a flicker is none
 */
public record HomeSettings(
        double coldBelow, Duration coldFor, double hotAbove, Duration hotFor, Duration leakFor, Duration mainsFor) {

    /** What is set. */
    public static HomeSettings of(Tuned tuned) {
        return new HomeSettings(
                tuned.value(Setting.COLD_BELOW),
                tuned.duration(Setting.COLD_FOR),
                tuned.value(Setting.HOT_ABOVE),
                tuned.duration(Setting.HOT_FOR),
                tuned.duration(Setting.LEAK_FOR),
                tuned.duration(Setting.MAINS_FOR));
    }
}
