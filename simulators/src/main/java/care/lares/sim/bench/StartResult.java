// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.bench;

/**
 * What {@link StartBench} found.
 *
 * @param entries in the log
 * @param heapMegabytes the most heap the gateway might use
 * @param readySeconds median from the start of the process until it takes readings and calls
 * @param callSeconds median from the start of the process until a call, made as soon as that is possible, was told
 * @param proofs receipts asked for, each of any entry
 * @param proofP50Millis from the question to the whole answer, over HTTP
 * @param proofP99Millis likewise
 * @param questionP50Millis the same for an entry that is not there yet: what asking over HTTP costs without a proof
 * @param sound whether the independent checker found nothing wrong
 * @param checkedPerSecond entries it checked a second: every byte, decryption and signature
 * @param residentMegabytes the gateway's memory at the end
 */
record StartResult(
        long entries,
        int heapMegabytes,
        double readySeconds,
        double callSeconds,
        int proofs,
        double proofP50Millis,
        double proofP99Millis,
        double questionP50Millis,
        boolean sound,
        double checkedPerSecond,
        long residentMegabytes)
        implements BenchResult {
    /** Seconds until a call for help is told again after a power cut, whatever lies in the log. */
    static final double PROMISED_SECONDS = 2;

    static final double PROMISED_CHECKED = 150_000;
    static final double PROMISED_PROOF_MILLIS = 1;

    @Override
    public BenchCommand.What what() {
        return BenchCommand.What.start;
    }

    @Override
    public boolean holds() {
        return sound;
    }

    @Override
    public void tell(Lines lines) {
        lines.add(
                "%nstart after SIGKILL with %,d entries, %d MB of heap (%d MB resident):",
                entries, heapMegabytes, residentMegabytes);
        lines.add(
                "  %s a call is told %.2f s after the start of the process (promised: %.0f), ready after %.2f s",
                Lines.mark(callSeconds <= PROMISED_SECONDS), callSeconds, PROMISED_SECONDS, readySeconds);
        lines.add(
                "  %s the proof of any entry %.2f ms (promised: %.0f ms): receipts over HTTP p50 %.2f ms, p99 %.2f ms,"
                        + " the question alone %.2f ms (%,d asked)",
                Lines.mark(proofP50Millis - questionP50Millis <= PROMISED_PROOF_MILLIS),
                proofP50Millis - questionP50Millis,
                PROMISED_PROOF_MILLIS,
                proofP50Millis,
                proofP99Millis,
                questionP50Millis,
                proofs);
        lines.add(
                "  %s check-journal %,.0f entries/s (promised: %,.0f), %s",
                Lines.mark(checkedPerSecond >= PROMISED_CHECKED),
                checkedPerSecond,
                PROMISED_CHECKED,
                sound ? "sound" : "NOT SOUND");
    }
}
