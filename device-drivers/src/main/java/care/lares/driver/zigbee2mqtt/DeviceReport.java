// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.zigbee2mqtt;

import care.lares.domain.Reading;
import care.lares.driver.Decoded;
import care.lares.driver.Rejected;
import java.util.ArrayList;
import java.util.List;

/**
 * What one message of a zigbee device meant. The bridge repeats all it knows of a device whenever one thing changes: what
 * happened stands apart from what only is still so.
 *
 * @param events presses and the like: each is one
 * @param levels how things are, one reading for each kind
 * @param rejected what could not be understood; empty when the message was in order, whether it meant anything or not
 * @param states of every key that tells a state: when it differs, some part of the device has changed, though another
 *     part may already have told the same
 * @param fingerprint of everything in the message that does not change by itself: equal messages have equal ones
 * @param company of everything that a call's own message does not carry: when it differs, something else was the news
 * @param lastSeen when the bridge last heard of the device, as sent; empty when it does not say
 */
public record DeviceReport(
        List<Reading> events,
        List<Reading> levels,
        List<Rejected> rejected,
        long states,
        long fingerprint,
        long company,
        String lastSeen) {
    /** Copies the lists. */
    public DeviceReport {
        events = List.copyOf(events);
        levels = List.copyOf(levels);
        rejected = List.copyOf(rejected);
    }

    /** All of it, for those who know nothing of the device's past. */
    public Decoded decoded() {
        List<Reading> all = new ArrayList<>(events);
        all.addAll(levels);
        return new Decoded(all, rejected);
    }
}
