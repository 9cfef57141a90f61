// SPDX-License-Identifier: Apache-2.0
package care.lares.api.tuning;

import care.lares.domain.Alarm;
import care.lares.domain.AlarmId;
import care.lares.journal.AlarmQuery;
import care.lares.journal.IndexStatus;
import care.lares.journal.LoggedAlarm;
import care.lares.journal.LoggedReading;
import care.lares.journal.Page;
import care.lares.journal.ReadingQuery;
import care.lares.journal.Readings;
import java.util.List;
import java.util.Optional;

/** An index of readings alone, and of none. */
class NoReadings implements Readings {
    @Override
    public Page<LoggedReading> readings(ReadingQuery query) {
        return new Page<>(List.of(), Optional.empty(), status());
    }

    @Override
    public Page<Alarm> alarms(AlarmQuery query) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Alarm> alarm(AlarmId id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<LoggedAlarm> steps(AlarmId id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public IndexStatus status() {
        return IndexStatus.NONE;
    }
}
