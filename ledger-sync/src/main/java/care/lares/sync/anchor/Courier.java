// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.anchor;

import care.lares.journal.PublishedCheckpoint;
import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries checkpoints to one place, on a thread of its own, so that a place which hangs keeps nothing else waiting. Only the
 * newest one given is carried: after days offline there is one way to go.
 */
public final class Courier implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

    /** How often something under way is looked after: about as often as ledgers make blocks. */
    private static final Duration LOOK = Duration.ofSeconds(1);
    /** First wait after a place was not reached; doubled each time. */
    private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
    /** Longest wait: an uplink that is back is used within minutes. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
    /** How far a wait may be off, as a part of it, so that many gateways do not come back at once. */
    private static final double JITTER = 0.2;

    private final Anchor anchor;
    private final RandomGenerator random;
    private final BiConsumer<Anchor, Answer> told;
    private final Thread thread;
    private @Nullable PublishedCheckpoint wanted;
    private Duration wait = FIRST_WAIT;

    /**
     * A courier who waits for the first checkpoint.
     *
     * @param told what became of each attempt, on the courier's thread
     */
    public Courier(Anchor anchor, RandomGenerator random, BiConsumer<Anchor, Answer> told) {
        this.anchor = anchor;
        this.random = random;
        this.told = told;
        this.thread = new Thread(this::run, "anchor-" + anchor.name());
        this.thread.setDaemon(true);
        this.thread.start();
    }

    /** Gives a checkpoint to carry, in the place of an older one. */
    public synchronized void carry(PublishedCheckpoint checkpoint) {
        wanted = checkpoint;
        notifyAll();
    }

    private synchronized PublishedCheckpoint next() throws InterruptedException {
        while (wanted == null) {
            wait();
        }
        return wanted;
    }

    /** That is done, unless a newer one was given meanwhile. */
    private synchronized void done(PublishedCheckpoint checkpoint) {
        if (checkpoint.equals(wanted)) {
            wanted = null;
        }
    }

    private void run() {
        try {
            while (true) {
                PublishedCheckpoint checkpoint = next();
                Answer answer = show(checkpoint);
                told.accept(anchor, answer);
                if (isOver(answer)) {
                    done(checkpoint);
                }
                Thread.sleep(pause(answer).toMillis());
            }
        } catch (InterruptedException closing) {
            LOG.debug("courier stops place={}", anchor.name(), closing);
        }
    }

    private static boolean isOver(Answer answer) {
        return answer instanceof Answer.Cosigned
                || answer instanceof Answer.Final
                || answer instanceof Answer.Overtaken;
    }

    /** A place that makes our own code stumble must not end the courier. */
    private Answer show(PublishedCheckpoint checkpoint) throws InterruptedException {
        try {
            return anchor.show(checkpoint);
        } catch (RuntimeException broken) {
            LOG.error("checkpoint not carried place={}", anchor.name(), broken);
            return new Answer.Unreached(
                    "something broke on the way: " + broken.getClass().getSimpleName());
        }
    }

    private Duration pause(Answer answer) {
        if (answer instanceof Answer.Unreached || answer instanceof Answer.Refused) {
            Duration now = wait;
            Duration twice = wait.multipliedBy(2);
            wait = twice.compareTo(LONGEST_WAIT) < 0 ? twice : LONGEST_WAIT;
            return now.plusMillis((long) (now.toMillis() * JITTER * (2 * random.nextDouble() - 1)));
        }
        wait = FIRST_WAIT;
        return answer instanceof Answer.Underway || answer instanceof Answer.Mined ? LOOK : Duration.ZERO;
    }

    /** Stops on the way; what was sent is looked after when the gateway runs again. */
    @Override
    public void close() {
        thread.interrupt();
    }
}
