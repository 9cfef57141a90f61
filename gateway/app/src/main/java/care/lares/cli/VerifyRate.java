// SPDX-License-Identifier: Apache-2.0
package care.lares.cli;

import care.lares.domain.Ticks;
import care.lares.sync.verify.ReceiptVerifier;
import care.lares.sync.verify.TrustedKeys;
import care.lares.sync.verify.Verdict;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** How many receipts a second this machine verifies: the same ones again and again, from memory. */
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
     * Measures one thread, then all processors, then one thread that remembers no checkpoint's signature.
     *
     * @param length of each
     */
    JsonObject measure(Duration length) throws InterruptedException {
        rate(1, length, true);
        return new JsonObject()
                .put("receipts", receipts.size())
                .put("valid", receipts.stream().allMatch(new Fresh()::holds))
                .put(
                        "largestBytes",
                        receipts.stream()
                                .mapToInt(receipt -> receipt.length)
                                .max()
                                .orElse(0))
                .put("perSecondOneThread", rate(1, length, true))
                .put("perSecond", rate(Runtime.getRuntime().availableProcessors(), length, true))
                .put("perSecondSignatureEachTime", rate(1, length, false));
    }

    private long rate(int threads, Duration length, boolean remembering) throws InterruptedException {
        LongAdder verified = new LongAdder();
        long from = ticks.nanos();
        long until = from + length.toNanos();
        Thread[] all = new Thread[threads];
        for (int i = 0; i < threads; i++) {
            Verifying verifying = remembering ? new Remembering() : new Fresh();
            all[i] = new Thread(() -> run(verifying, until, verified), "verify-" + i);
            all[i].start();
        }
        for (Thread one : all) {
            one.join();
        }
        return Math.round(verified.sum()
                / (double) (ticks.nanos() - from)
                * Duration.ofSeconds(1).toNanos());
    }

    private void run(Verifying verifying, long until, LongAdder verified) {
        while (true) {
            for (byte[] receipt : receipts) {
                if (ticks.nanos() - until >= 0) {
                    return;
                }
                if (verifying.holds(receipt)) {
                    verified.increment();
                }
            }
        }
    }

    private interface Verifying {
        boolean holds(byte[] receipt);
    }

    private final class Remembering implements Verifying {
        private final ReceiptVerifier verifier = new ReceiptVerifier(trusted);

        @Override
        public boolean holds(byte[] receipt) {
            return verifier.verify(receipt) instanceof Verdict.Valid;
        }
    }

    private final class Fresh implements Verifying {
        @Override
        public boolean holds(byte[] receipt) {
            return ReceiptVerifier.verify(receipt, trusted) instanceof Verdict.Valid;
        }
    }
}
