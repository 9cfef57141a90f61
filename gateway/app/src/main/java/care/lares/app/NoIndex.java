// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import care.lares.domain.Alarm;
import care.lares.domain.AlarmId;
import care.lares.journal.AlarmQuery;
import care.lares.journal.IndexStatus;
import care.lares.journal.IndexUnavailableException;
import care.lares.journal.LoggedAlarm;
import care.lares.journal.LoggedReading;
import care.lares.journal.Page;
import care.lares.journal.ReadingQuery;
import care.lares.journal.Readings;
import java.util.List;
import java.util.Optional;

/** A gateway that keeps no index: what is known now can be asked, what was logged cannot. */
final class NoIndex implements Readings {
    @Override
    public Page<LoggedReading> readings(ReadingQuery query) throws IndexUnavailableException {
        throw unavailable();
    }

    @Override
    public Page<Alarm> alarms(AlarmQuery query) throws IndexUnavailableException {
        throw unavailable();
    }

    @Override
    public Optional<Alarm> alarm(AlarmId id) throws IndexUnavailableException {
        throw unavailable();
    }

    @Override
    public List<LoggedAlarm> steps(AlarmId id) throws IndexUnavailableException {
        throw unavailable();
    }

    @Override
    public IndexStatus status() {
        return IndexStatus.NONE;
    }

    private static IndexUnavailableException unavailable() {
        return new IndexUnavailableException("this gateway keeps no index");
    }
}
