// SPDX-License-Identifier: Apache-2.0
package care.lares.pipeline;

import care.lares.domain.Quality;
import care.lares.journal.Entry.ReadingLogged;
import java.time.Instant;

/**
 * When something was heard.
 *
 * @param at by the house's time
 * @param trusted whether that was to be believed: else nobody knows how long ago it was
 */
public record Heard(Instant at, boolean trusted) {
    /** Of a reading. */
    public static Heard of(ReadingLogged logged) {
        return new Heard(logged.at(), !logged.reading().quality().contains(Quality.CLOCK_UNTRUSTED));
    }
}
