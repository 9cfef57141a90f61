// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.supervision;

/**
 * Whether a device is there. The one state that every reading changes, so it is flat.
 *
 * @param standing how the device stands
 * @param lifeSafety whether it has told a kind behind which a call or a fire may hide
 * @param heardNanos when it was heard last, on the monotonic clock
 * @param offline whether it said good-bye and was not heard since
 * @param offlineNanos when it said so
 */
public record SupervisionState(
        Standing standing, boolean lifeSafety, long heardNanos, boolean offline, long offlineNanos) {

    /** A device that has told nothing yet: nothing is expected of it. */
    public static final SupervisionState NEVER_TOLD = new SupervisionState(Standing.NEVER_TOLD, false, 0, false, 0);

    /** How a device stands. */
    public enum Standing {
        NEVER_TOLD,
        /** It reports. */
        HEARD,
        /** Not heard since the gateway's start: whether an alarm is open about it nobody here knows. */
        NOT_HEARD_SINCE_START,
        /** It should have reported and has not. */
        SILENT
    }

    SupervisionState heard(boolean tellsLifeSafety, long nowNanos) {
        return new SupervisionState(Standing.HEARD, lifeSafety || tellsLifeSafety, nowNanos, false, 0);
    }

    SupervisionState remembered(boolean tellsLifeSafety, long nowNanos) {
        return standing == Standing.NEVER_TOLD
                ? new SupervisionState(Standing.NOT_HEARD_SINCE_START, tellsLifeSafety, nowNanos, false, 0)
                : new SupervisionState(standing, lifeSafety || tellsLifeSafety, heardNanos, offline, offlineNanos);
    }

    SupervisionState saidGoodBye(long nowNanos) {
        return offline ? this : new SupervisionState(standing, lifeSafety, heardNanos, true, nowNanos);
    }

    SupervisionState silent() {
        return new SupervisionState(Standing.SILENT, lifeSafety, heardNanos, offline, offlineNanos);
    }

    SupervisionState unsupervised() {
        return new SupervisionState(Standing.NOT_HEARD_SINCE_START, lifeSafety, heardNanos, offline, offlineNanos);
    }

    SupervisionState restarted(long heardAtLeastNanos, long nowNanos) {
        long heard = heardNanos - heardAtLeastNanos < 0 ? heardAtLeastNanos : heardNanos;
        return new SupervisionState(Standing.NOT_HEARD_SINCE_START, lifeSafety, heard, offline, nowNanos);
    }
}
