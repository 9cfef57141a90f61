// SPDX-License-Identifier: Apache-2.0
package care.lares.journal;

import care.lares.domain.Alarm;
import care.lares.domain.AlarmId;
import java.util.List;
import java.util.Optional;

/**
 * What was logged, to be looked for: readings and alarms of all times. A projection of the log that is rebuilt when it is
 * lost, so that an answer says what it is worth.
 *
 * <p>Queries block: for worker threads, never for the event loop. One waits up to a second for entries that were durable
 * when it was asked, so that whoever was acknowledged finds what was acknowledged.
 */
public interface Readings {
    /**
     * Readings, by {@link care.lares.domain.Reading#effectiveAt() effective time} and then sequence number, newest first.
     *
     * @throws InvalidCursorException when {@link ReadingQuery#after()} is no {@link Page#next()}
     * @throws IndexUnavailableException when the index is being replaced at this moment
     */
    Page<LoggedReading> readings(ReadingQuery query) throws InvalidCursorException, IndexUnavailableException;

    /**
     * Alarms as they stand after their latest step, newest first by when they were raised.
     *
     * @throws InvalidCursorException when {@link AlarmQuery#after()} is no {@link Page#next()}
     * @throws IndexUnavailableException when the index is being replaced at this moment
     */
    Page<Alarm> alarms(AlarmQuery query) throws InvalidCursorException, IndexUnavailableException;

    /**
     * One alarm after its latest step.
     *
     * @throws IndexUnavailableException when the index is being replaced at this moment, or has not come as far as the log
     *     and does not know that this alarm has ended
     */
    Optional<Alarm> alarm(AlarmId id) throws IndexUnavailableException;

    /**
     * One alarm after each of its steps, oldest first, at most {@link Page#MAX_LIMIT}: an alarm itself keeps only its first
     * and latest steps.
     *
     * @throws IndexUnavailableException when the index is being replaced at this moment, or has not come as far as the log
     *     and knows no step
     */
    List<LoggedAlarm> steps(AlarmId id) throws IndexUnavailableException;

    /** How far the index is; never blocks, from any thread. */
    IndexStatus status();
}
