// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.presence;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;

/**
 * The hour, by the house's clock.
 *
 * @param now by it
 * @param begins from when on it is day
 * @param ends from when on it is night, later than it begins
 */
record LocalDay(ZonedDateTime now, LocalTime begins, LocalTime ends) {
    /** Whether it is day. */
    boolean isDay() {
        LocalTime time = now.toLocalTime();
        return !time.isBefore(begins) && time.isBefore(ends);
    }

    /** The hour at another moment. */
    LocalDay at(Instant moment) {
        return new LocalDay(moment.atZone(now.getZone()), begins, ends);
    }

    /** When the latest day began. */
    Instant dayBegan() {
        return latest(begins);
    }

    /** When the latest night began. */
    Instant nightBegan() {
        return latest(ends);
    }

    /** Whether it is between the two times; the second may be of the next day. */
    boolean isBetween(LocalTime from, LocalTime until) {
        return latest(from).isAfter(latest(until)) || now.toLocalTime().equals(from);
    }

    /** When it was this time last. */
    Instant latest(LocalTime time) {
        ZonedDateTime today = now.with(time);
        return (today.isAfter(now) ? now.minusDays(1).with(time) : today).toInstant();
    }
}
