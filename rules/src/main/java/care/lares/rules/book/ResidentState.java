// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.book;

import care.lares.domain.DeviceId;
import care.lares.domain.Reading;
import care.lares.domain.ResidentId;
import care.lares.rules.news2.News2State;

/**
 * All the rules know of one resident, whichever devices told it. Immutable. Rebuilt by replaying the readings it
 * {@link #restsOn}: a family of rules must come to the same from those as from all.
 *
 * @param resident whose state
 * @param news2 their early-warning score
 */
public record ResidentState(ResidentId resident, News2State news2) {
    /** Somebody of whom nothing was told yet. */
    public static ResidentState initial(ResidentId resident) {
        return new ResidentState(resident, News2State.NOTHING);
    }

    ResidentState with(News2State next) {
        return next.equals(news2) ? this : new ResidentState(resident, next);
    }

    /** Whether a reading must be kept, and told again in a snapshot, so that this can be rebuilt. */
    public boolean restsOn(Reading reading) {
        return news2.restsOn(reading);
    }

    /** What a device that is in service no more has told means nothing any more; {@code tick} says what follows. */
    public ResidentState without(DeviceId device) {
        return with(news2.without(device));
    }
}
