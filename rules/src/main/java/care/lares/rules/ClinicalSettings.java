// SPDX-License-Identifier: Apache-2.0
package care.lares.rules;

import care.lares.domain.tuning.Setting;
import care.lares.domain.tuning.Tuned;
import java.time.Duration;

/**
 * What the rules go by that interpret vital signs.
 *
 * @param on whether they interpret anything: a responsible organisation has switched it on
 * @param news2Within what makes up one early-warning score was measured no further apart than this
 * @param observedFor what was said of consciousness and of oxygen counts for this long
 */
public record ClinicalSettings(boolean on, Duration news2Within, Duration observedFor) {
    /** What is set. */
    public static ClinicalSettings of(Tuned tuned) {
        return new ClinicalSettings(
                tuned.value(Setting.CLINICAL) == 1,
                tuned.duration(Setting.NEWS2_WITHIN),
                tuned.duration(Setting.OBSERVED_FOR));
    }
}
