// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import care.lares.driver.Decoded;
import care.lares.driver.Driver;
import care.lares.driver.EitherShape;
import care.lares.driver.gatt.Gatt;
import care.lares.driver.nativejson.NativeJsonDriver;
import care.lares.driver.senml.SenmlDriver;
import care.lares.journal.Registry;
import java.time.ZoneId;
import java.util.List;
import java.util.function.UnaryOperator;

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

    /**
     * Native JSON, and calls in SenML where it is expected; without Bluetooth, by which nobody calls.
     *
     * @param meaning what a message means beyond what it says, by whose device it is
     */
    Driver nativeJson(UnaryOperator<Decoded> meaning) {
        return new EitherShape(new NativeJsonDriver(), List.of(new SenmlDriver()), meaning);
    }

    /**
     * SenML as in {@link #senml()}, and calls in native JSON where it is expected.
     *
     * @param meaning what a message means beyond what it says, by whose device it is
     */
    Driver senml(UnaryOperator<Decoded> meaning) {
        return new EitherShape(senml(), List.of(new NativeJsonDriver()), meaning);
    }

    /** SenML, also with Bluetooth characteristics in it. */
    SenmlDriver senml() {
        return new SenmlDriver(gatt);
    }
}
