// SPDX-License-Identifier: Apache-2.0
package care.lares.domain;

import java.util.Optional;

/**
 * Whom and where a device serves.
 *
 * @param resident the person it belongs to, if it is someone's
 * @param place where it is, if it stays in one place
 */
public record Assignment(Optional<ResidentId> resident, Optional<PlaceId> place) {
    /** A device nobody has assigned yet: its calls are alarms all the same. */
    public static final Assignment NONE = new Assignment(Optional.empty(), Optional.empty());
}
