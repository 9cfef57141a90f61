// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.presence;

import care.lares.domain.DeviceId;
import care.lares.domain.PlaceId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What is known of a home besides what its sensors tell.
 *
 * @param place where the resident lives, if anybody has said so
 * @param sharing whether others live there too: what its sensors see is nobody's in particular
 * @param away whether it is known that nobody is at home
 * @param back when an absence that was said was to end last, if one was
 * @param seen when a person saw to them last, if one did: an alarm ended, a visit noted, a check-in confirmed
 * @param zone by whose clock the day is meant
 * @param clockTrusted whether the hour is to be believed
 * @param serves whether a device serves here
 * @param hears whether it does and can be heard
 */
public record Surroundings(
        Optional<PlaceId> place,
        boolean sharing,
        boolean away,
        Optional<Instant> back,
        Optional<Instant> seen,
        ZoneId zone,
        boolean clockTrusted,
        Predicate<DeviceId> serves,
        Predicate<DeviceId> hears) {}
