// SPDX-License-Identifier: Apache-2.0
package care.lares.pipeline;

import care.lares.domain.DeviceId;
import java.util.List;
import java.util.Optional;

/**
 * How a device is, as far as anyone knows.
 *
 * @param id which
 * @param online whether it is there; empty while nobody knows
 * @param lastSeen when it was heard last
 * @param lastProven when it last showed that it works: by a press, a test or a real alarm; empty when nobody saw it
 * @param batteryLow whether its battery is low; empty while it has said nothing of it
 * @param latest what it told last of each kind, by kind
 * @param refused what of it was refused since the start, newest first
 */
public record DeviceView(
        DeviceId id,
        Optional<Boolean> online,
        Optional<Heard> lastSeen,
        Optional<Heard> lastProven,
        Optional<Boolean> batteryLow,
        List<Told> latest,
        List<NotUnderstood> refused) {

    /** Copies the lists. */
    public DeviceView {
        latest = List.copyOf(latest);
        refused = List.copyOf(refused);
    }

    /** A device that has told nothing yet. */
    static DeviceView silent(DeviceId id) {
        return new DeviceView(
                id, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), List.of(), List.of());
    }
}
