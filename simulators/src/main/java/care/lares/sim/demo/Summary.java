// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.demo;

import java.util.List;

/**
 * What a demo came to; its JSON form is this record.
 *
 * @param readings the way of the readings
 * @param alarms the way of the alarms
 * @param sosToNotification from before the press's socket write to after the subscriber's read
 * @param kill the SIGKILL
 * @param receipts the evidence
 * @param gateway the process
 * @param checks everything that had to hold
 * @param held whether all of it did
 */
record Summary(
        Readings readings,
        Alarms alarms,
        Latency sosToNotification,
        Kill kill,
        Receipts receipts,
        Gateway gateway,
        List<Check> checks,
        boolean held) {

    /** Copies the checks. */
    Summary {
        checks = List.copyOf(checks);
    }

    /** How many readings were sent, acknowledged, refused, found in the journal, and can be queried. */
    record Readings(long sent, long accepted, long rejected, long logged, Indexed indexed) {}

    /** Readings that can be queried, and how long it took until all could; a gateway may keep no index. */
    record Indexed(boolean kept, long readings, double lagMillis) {}

    /** How many alarms the journal holds, a subscriber was told of, someone answered, and a webhook was told of. */
    record Alarms(int raised, int delivered, int acknowledged, int webhook) {}

    /** Of presses. */
    record Latency(long presses, double p50Millis, double p99Millis, double maxMillis) {}

    /** What it took until the open alarms were open again, and what was there of what had been acknowledged. */
    record Kill(double alarmOpenAgainMillis, double restartReadyMillis, long acknowledgedBefore, long thereAfter) {}

    /** Receipts judged valid, how many there are, and why the first one with one byte changed was refused. */
    record Receipts(int verified, int total, String forgedRefusedFor) {}

    /** Memory at the end, and the start. */
    record Gateway(long residentMegabytes, double readyMillis) {}
}
