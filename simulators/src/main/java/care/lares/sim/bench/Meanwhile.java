// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.bench;

import care.lares.sim.gateway.GatewayException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Does something over and over on a thread of its own while a load runs on ours. */
final class Meanwhile implements AutoCloseable {
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private volatile boolean ending;

    private Meanwhile() {}

    /** What is done. */
    @FunctionalInterface
    interface Step {
        void once() throws GatewayException;
    }

    /** Begins; it is done once at least. */
    static Meanwhile repeat(String thread, Step step) {
        var meanwhile = new Meanwhile();
        var worker = new Thread(() -> meanwhile.work(step), thread);
        worker.setDaemon(true);
        worker.start();
        return meanwhile;
    }

    private void work(Step step) {
        try {
            do {
                step.once();
            } while (!ending);
            end.complete(null);
        } catch (GatewayException | RuntimeException e) {
            end.completeExceptionally(e);
        }
    }

    /**
     * Ends it and waits for the last time.
     *
     * @throws GatewayException when one time failed
     */
    void end() throws GatewayException {
        ending = true;
        try {
            end.get();
        } catch (ExecutionException e) {
            throw new GatewayException("what was done meanwhile failed: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GatewayException("interrupted while measuring", e);
        }
    }

    /** Begins no other time. */
    @Override
    public void close() {
        ending = true;
    }
}
