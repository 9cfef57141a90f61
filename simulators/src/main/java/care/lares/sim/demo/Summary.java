// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.demo;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * What a demo came to; its JSON form is this record.
 *
 * @param readings the way of the readings
 * @param alarms the way of the alarms
 * @param sosToNotification from before the press's socket write to after the subscriber's read
 * @param kill the SIGKILL
 * @param ledger how far the evidence has come elsewhere
 * @param receipts the evidence
 * @param centre what the monitoring centre was told
 * @param gateway the process
 * @param checks everything that had to hold
 * @param held whether all of it did
 */
record Summary(
        Readings readings,
        Alarms alarms,
        Latency sosToNotification,
        Kill kill,
        Ledger ledger,
        Receipts receipts,
        Centre centre,
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

    /**
     * Evidence elsewhere.
     *
     * @param chain whether there is a ledger
     * @param witnessed checkpoints that a witness cosigned
     * @param anchored anchors in a block of the ledger
     * @param finals those of them that stay there
     * @param coveredAfterMillis how long it took from the ward's rest until all of it was covered so
     */
    record Ledger(
            boolean chain,
            int witnessed,
            int anchored,
            @JsonProperty("final") int finals,
            double coveredAfterMillis) {}

    /**
     * Receipts.
     *
     * @param verified judged valid
     * @param total how many there are
     * @param againstChain how many of them the ledger confirmed, asked by {@code lares verify --rpc}
     * @param validTier how far the evidence of the one reaches that was then forged
     * @param forgedRefusedFor why it was refused with one byte changed
     */
    record Receipts(int verified, int total, int againstChain, String validTier, String forgedRefusedFor) {}

    /** Bundles the centre confirmed, those that still wait and since when none does, and what the centre holds by them. */
    record Centre(
            int delivered, long pending, int refused, int observations, int alarmSteps, double drainedAfterMillis) {}

    /** Memory at the end, and the start. */
    record Gateway(long residentMegabytes, double readyMillis) {}
}
