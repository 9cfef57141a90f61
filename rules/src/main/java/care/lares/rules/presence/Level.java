// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.presence;

import care.lares.domain.Assignment;
import care.lares.domain.DeviceId;
import care.lares.domain.Kind;
import care.lares.domain.Moment;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What one sensor told last, and since when it does.
 *
 * @param source which sensor
 * @param assignment whom and where it served then
 * @param spot where that is
 * @param on what it tells
 * @param turned whether it was seen to turn to this: otherwise it may have been so for long
 * @param since since when
 * @param before when what it told before that began, if it was seen to turn
 * @param evidence sequence number of the reading that began it; empty when the log does not have it
 */
record Level(
        Source source,
        Assignment assignment,
        Spot spot,
        boolean on,
        boolean turned,
        Moment since,
        Optional<Instant> before,
        OptionalLong evidence) {

    /**
     * One sense of one device.
     *
     * @param device which
     * @param kind what it tells
     */
    record Source(DeviceId device, Kind kind) {}

    /** Whether it tells that somebody is there now. */
    boolean holdsSomebody() {
        return on && (source.kind() == Kind.PRESENCE || source.kind() == Kind.CHAIR_OCCUPIED);
    }

    boolean restsOn(Instant receivedAt) {
        return since.wall().equals(receivedAt)
                || before.filter(receivedAt::equals).isPresent();
    }

    boolean is(Kind kind) {
        return source.kind() == kind;
    }
}
