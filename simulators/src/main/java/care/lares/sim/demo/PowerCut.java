// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.demo;

import java.time.Duration;

/**
 * What SIGKILL in the middle of an open SOS cost.
 *
 * @param openAgain from the kill until a subscriber was told again of every alarm that had been open
 * @param restart from the start of the new process to its ready line
 * @param sameAlarms whether those were the same alarms under the same ids
 * @param acknowledgementKept whether the one that had been acknowledged still was, by the same person
 * @param acknowledgedBefore readings that had been acknowledged when the gateway was killed
 */
record PowerCut(
        Duration openAgain,
        Duration restart,
        boolean sameAlarms,
        boolean acknowledgementKept,
        long acknowledgedBefore) {}
