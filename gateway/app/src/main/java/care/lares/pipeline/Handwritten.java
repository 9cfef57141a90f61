// SPDX-License-Identifier: Apache-2.0
package care.lares.pipeline;

import care.lares.domain.DeviceId;
import care.lares.domain.ResidentId;

/** Values that people enter by hand: each resident has a device of that name, which nobody misses when it is silent. */
public final class Handwritten {
    /** What stands for the driver. */
    public static final String DRIVER = "hand";

    private static final String PREFIX = "hand.";
    /** Characters of a resident's id that are kept when the whole does not fit. */
    private static final int KEPT = 46;

    private Handwritten() {}

    /** The device that stands for what is entered by hand about a resident. */
    public static DeviceId of(ResidentId resident) {
        String id = resident.value();
        if (PREFIX.length() + id.length() <= DeviceId.MAX_LENGTH) {
            return new DeviceId(PREFIX + id);
        }
        return new DeviceId(PREFIX + id.substring(0, KEPT) + "." + Integer.toHexString(id.hashCode()));
    }
}
