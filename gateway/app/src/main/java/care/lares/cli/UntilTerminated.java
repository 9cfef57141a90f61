// SPDX-License-Identifier: Apache-2.0
package care.lares.cli;

import care.lares.cli.GatewayStarter.RunningGateway;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Until SIGTERM or SIGINT: the log is sealed and closed, and the status is 0, where the JVM alone would answer 143. */
final class UntilTerminated implements Lifetime {
    /** How long stopping may take: well below the 20 s after which the service unit kills. */
    private static final Duration STOP_WITHIN = Duration.ofSeconds(15);
    /** What a clean stop answers. */
    private static final int STOPPED = 0;
    /** What a stop answers that had to be cut off: nothing acknowledged is lost, but the log is not sealed. */
    private static final int CUT_OFF = 1;

    private static final Logger LOG = LoggerFactory.getLogger(UntilTerminated.class);

    @Override
    public void begin(RunningGateway gateway) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(gateway), "termination"));
    }

    @Override
    public void await() throws InterruptedException {
        new CountDownLatch(1).await();
    }

    private static void end(RunningGateway gateway) {
        Runtime.getRuntime().halt(stopped(gateway) ? STOPPED : CUT_OFF);
    }

    private static boolean stopped(RunningGateway gateway) {
        try {
            gateway.stop().toCompletionStage().toCompletableFuture().get(STOP_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
            LOG.info("stopped");
            return true;
        } catch (ExecutionException | TimeoutException e) {
            LOG.error("stopping failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }
}
