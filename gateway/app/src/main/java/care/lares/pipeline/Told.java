// SPDX-License-Identifier: Apache-2.0
package care.lares.pipeline;

import care.lares.domain.Quality;
import care.lares.domain.Reading;
import care.lares.domain.ResidentId;
import care.lares.journal.Entry.ReadingLogged;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * A reading that stands until the next one of its kind.
 *
 * @param seq its number in the log; empty when the log could not take it, or after a restart when a snapshot told it
 * @param logged the reading
 */
public record Told(OptionalLong seq, ReadingLogged logged) {
    /** Which of the two tells how things are now; of two of the same moment, the one that came last. */
    static Told later(Told before, Told now) {
        return now.asOf().isBefore(before.asOf()) ? before : now;
    }

    /** The same of one device, where the second came next: what is of now is, though the clock was set back. */
    static Told next(Told before, Told now) {
        boolean old = now.logged.reading().quality().contains(Quality.LATE);
        return old ? later(before, now) : now;
    }

    /** Whether it tells of this resident. */
    boolean isAbout(ResidentId resident) {
        return logged.assignment().resident().filter(resident::equals).isPresent();
    }

    /** A device whose clock runs ahead tells of no later moment than the one in which it was heard. */
    private Instant asOf() {
        Reading reading = logged.reading();
        Instant effective = reading.effectiveAt();
        return effective.isAfter(reading.receivedAt()) ? reading.receivedAt() : effective;
    }
}
