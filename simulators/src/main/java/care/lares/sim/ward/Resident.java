// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.ward;

import care.lares.domain.DeviceId;
import care.lares.domain.PlaceId;
import care.lares.domain.ResidentId;

/**
 * An invented resident.
 *
 * @param id of the person
 * @param name unlike anyone's
 * @param place the room
 * @param pendant the call button
 */
public record Resident(ResidentId id, String name, PlaceId place, DeviceId pendant) {}
