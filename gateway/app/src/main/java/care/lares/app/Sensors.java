// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import care.lares.driver.gatt.Gatt;
import care.lares.driver.senml.SenmlDriver;
import care.lares.journal.Registry;
import java.time.ZoneId;

/** Readers of what sensors of their own make send, the same at every door. */
final class Sensors {
    private final Gatt gatt;

    /**
     * Readers in a house.
     *
     * @param registry knows the house's time zone when it has a roster
     * @param zone otherwise
     */
    Sensors(Registry registry, ZoneId zone) {
        this.gatt =
                new Gatt(() -> registry.roster().isKept() ? registry.roster().zone() : zone);
    }

    Gatt gatt() {
        return gatt;
    }

    /** SenML, also with Bluetooth characteristics in it. */
    SenmlDriver senml() {
        return new SenmlDriver(gatt);
    }
}
