// SPDX-License-Identifier: Apache-2.0
package care.lares.cli;

import care.lares.domain.Ticks;
import care.lares.sync.verify.ReceiptVerifier;
import care.lares.sync.verify.TrustedKeys;
import care.lares.sync.verify.Verdict;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/**
 * How many receipts a second this machine verifies: the same ones again and again, from memory. Each signature is checked
 * once as long as it is remembered, so it is the number of checkpoints they stand on that decides.
 */
final class VerifyRate {
    private final List<byte[]> receipts;
    private final TrustedKeys trusted;
    private final Ticks ticks;

    VerifyRate(List<byte[]> receipts, TrustedKeys trusted, Ticks ticks) {
        this.receipts = List.copyOf(receipts);
        this.trusted = trusted;
        this.ticks = ticks;
    }

    /**
     * Measures one thread, then all processors.
     *
     * @param length of each
     */
    JsonObject measure(Duration length) throws InterruptedException {
        rate(1, length);
        return new JsonObject()
                .put("receipts", receipts.size())
                .put("valid", receipts.stream().allMatch(this::holds))
                .put(
                        "checkpoints",
                        receipts.stream().map(VerifyRate::checkpoint).distinct().count())
                .put(
                        "largestBytes",
                        receipts.stream()
                                .mapToInt(receipt -> receipt.length)
                                .max()
                                .orElse(0))
                .put("perSecondOneThread", rate(1, length))
                .put("perSecond", rate(Runtime.getRuntime().availableProcessors(), length));
    }

    private long rate(int threads, Duration length) throws InterruptedException {
        LongAdder verified = new LongAdder();
        long from = ticks.nanos();
        long until = from + length.toNanos();
        Thread[] all = new Thread[threads];
        for (int i = 0; i < threads; i++) {
            all[i] = new Thread(() -> run(new ReceiptVerifier(trusted), until, verified), "verify-" + i);
            all[i].start();
        }
        for (Thread one : all) {
            one.join();
        }
        return Math.round(verified.sum()
                / (double) (ticks.nanos() - from)
                * Duration.ofSeconds(1).toNanos());
    }

    private void run(ReceiptVerifier verifier, long until, LongAdder verified) {
        while (true) {
            for (byte[] receipt : receipts) {
                if (ticks.nanos() - until >= 0) {
                    return;
                }
                if (verifier.verify(receipt) instanceof Verdict.Valid) {
                    verified.increment();
                }
            }
        }
    }

    private boolean holds(byte[] receipt) {
        return ReceiptVerifier.verify(receipt, trusted) instanceof Verdict.Valid;
    }

    /** The checkpoint a receipt stands on, as text. */
    private static String checkpoint(byte[] receipt) {
        String text = new String(receipt, StandardCharsets.UTF_8);
        return text.substring(text.indexOf("\n\n") + 1);
    }
}
