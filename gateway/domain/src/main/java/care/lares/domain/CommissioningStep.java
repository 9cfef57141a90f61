// SPDX-License-Identifier: Apache-2.0
package care.lares.domain;

import java.util.Locale;
import java.util.Optional;

/** What happens while a house is being set up. {@link #code()} is written to disk: never changed or used again. */
public enum CommissioningStep {
    /** The house is being set up from now on. */
    BEGUN(1),
    /** It is not any more, and nobody has certified anything. */
    GIVEN_UP(2),
    /** Somebody said that a device must be activated though it has told nothing yet that says so. */
    DEVICE_REQUIRED(3),
    /** Somebody said that a device is none that anything hangs on. */
    DEVICE_EXEMPT(4),
    /** A device was activated where it is. */
    DEVICE_PROVED(5),
    /** A contact was sent a test call. */
    CONTACT_CALLED(6),
    /** The contact has answered it. */
    CONTACT_CONFIRMED(7),
    /** Power from the mains was seen to go. */
    MAINS_LOST(8),
    /** It was seen to come back. */
    MAINS_BACK(9),
    /** The way out of the house was seen to go. */
    UPLINK_LOST(10),
    /** It was seen to come back. */
    UPLINK_BACK(11),
    /** In snapshots only: where in the log a report stands. */
    REPORT_STANDS(12);

    private final int code;

    CommissioningStep(int code) {
        this.code = code;
    }

    /** The number of this step in stored entries. */
    public int code() {
        return code;
    }

    /** The public name. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The step with this stored number. */
    public static Optional<CommissioningStep> ofCode(int code) {
        return Codes.find(values(), code, CommissioningStep::code);
    }
}
