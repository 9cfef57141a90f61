// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.fault;

import java.util.Locale;
import java.util.Optional;

/** One switch of the board. */
public enum Fault {
    /** The connection breaks just before a message. Share of messages. */
    DISCONNECT,
    /** The message is published again, unchanged. Share of messages. */
    DUPLICATE,
    /** The acknowledgement gets lost: the message comes again with DUP and the same packet id. Share of messages. */
    DUP,
    /** The message comes after the device's later ones. Share of messages. */
    REORDER,
    /** Rubbish is sent as well. Share of messages. */
    GARBAGE,
    /** Devices' clocks are wrong by up to this much, each by its own. */
    SKEW,
    /** Messages take up to this much longer. */
    DELAY;

    /** Whether its value is a duration, not a share. */
    public boolean takesDuration() {
        return this == SKEW || this == DELAY;
    }

    /** The name in scenarios and on the command line. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one of this name. */
    public static Optional<Fault> ofWireName(String name) {
        for (Fault fault : values()) {
            if (fault.wireName().equals(name)) {
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }
}
