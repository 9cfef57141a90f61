// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.coap;

import care.lares.domain.Ticks;
import care.lares.driver.Driver;
import care.lares.driver.gatt.Gatt;
import care.lares.pipeline.Pipeline;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;

/**
 * What the CoAP door works with.
 *
 * @param pipeline where readings go
 * @param identities who may speak; asked on the event loop
 * @param nativeJson reads content format 50
 * @param senml reads content formats 110 and 112
 * @param gatt knows Bluetooth characteristics
 * @param press reads what a button sends
 * @param storageFails whether storage says that it cannot write
 * @param clock stamps what comes in
 * @param clockTrusted whether what it says is to be believed
 * @param ticks measures how long an answer waits
 */
public record CoapIntake(
        Pipeline pipeline,
        DeviceIdentities identities,
        Driver nativeJson,
        Driver senml,
        Gatt gatt,
        Driver press,
        BooleanSupplier storageFails,
        InstantSource clock,
        BooleanSupplier clockTrusted,
        Ticks ticks) {}
