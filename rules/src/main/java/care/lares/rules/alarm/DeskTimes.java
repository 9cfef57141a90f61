// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.alarm;

import care.lares.domain.Alarm;
import care.lares.domain.tuning.Scoped;
import care.lares.domain.tuning.Tuning;

/** The settings the desk goes by, for whom and where an alarm is; they may be exchanged. */
final class DeskTimes {
    private volatile Scoped<DeskSettings> settings;

    DeskTimes(DeskSettings everywhere) {
        this.settings = Scoped.everywhere(everywhere);
    }

    void goBy(Tuning tuning) {
        settings = Scoped.of(tuning, DeskSettings::of);
    }

    DeskSettings of(Alarm alarm) {
        return settings.of(alarm.assignment());
    }
}
