// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.centre;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a centre behaves towards gateways. */
enum Mode {
    /** As it should. */
    OK,
    /** Refuses every bundle for good. */
    REFUSE,
    /** Asks to come again later. */
    BUSY,
    /** Takes requests, and neither does anything nor answers. */
    STALL,
    /** Ends as by a power cut. */
    DIE;

    static Optional<Mode> of(String name) {
        return Arrays.stream(values())
                .filter(mode -> mode.wireName().equals(name))
                .findFirst();
    }

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
