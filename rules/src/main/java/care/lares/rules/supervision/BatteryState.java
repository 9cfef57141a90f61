// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.supervision;

/**
 * What a device has said of its battery: a flag, a percentage, or both; either is enough.
 *
 * @param told whether it has said anything
 * @param flagged whether it says that the battery is low
 * @param nearlyEmpty whether the percentage is low, or not good again yet
 */
public record BatteryState(boolean told, boolean flagged, boolean nearlyEmpty) {
    /** A device that has told nothing yet. */
    public static final BatteryState NEVER_TOLD = new BatteryState(false, false, false);

    /** Whether either says that it is low. */
    public boolean isLow() {
        return flagged || nearlyEmpty;
    }

    BatteryState flagged(boolean low) {
        return new BatteryState(true, low, nearlyEmpty);
    }

    BatteryState nearlyEmpty(boolean low) {
        return new BatteryState(true, flagged, low);
    }
}
