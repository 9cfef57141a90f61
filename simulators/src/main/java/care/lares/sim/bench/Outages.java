// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.bench;

import care.lares.sim.gateway.GatewayException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** What the gateway tells others by goes away and comes back, each several times, at moments that a seed says. */
final class Outages {
    private static final int SHORTEST_MILLIS = 200;
    private static final int LONGEST_MILLIS = 2_500;

    private final List<Party> schedule = new ArrayList<>();
    private final Random random;
    private final Thread thread = new Thread(this::run, "outages");
    private final AtomicInteger done = new AtomicInteger();
    private volatile @Nullable Exception failure;

    /** Somebody or something that can be cut off without warning. */
    interface Party {
        void goesAway() throws GatewayException, IOException;

        void comesBack() throws GatewayException, IOException;
    }

    /**
     * A schedule.
     *
     * @param times how often each of them goes away
     */
    Outages(List<Party> parties, int times, long seed) {
        this.random = new Random(seed);
        for (int i = 0; i < times; i++) {
            schedule.addAll(parties);
        }
        Collections.shuffle(schedule, random);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** How often somebody was away so far. */
    int done() {
        return done.get();
    }

    /** Whether all are back for good. */
    boolean over() throws GatewayException {
        Exception wrong = failure;
        if (wrong != null) {
            throw new GatewayException("somebody did not come back", wrong);
        }
        return done.get() == schedule.size();
    }

    private void run() {
        try {
            for (Party party : schedule) {
                rest();
                party.goesAway();
                rest();
                party.comesBack();
                done.incrementAndGet();
            }
        } catch (GatewayException | IOException e) {
            failure = e;
        } catch (InterruptedException e) {
            failure = e;
            Thread.currentThread().interrupt();
        }
    }

    private void rest() throws InterruptedException {
        Thread.sleep(Duration.ofMillis(random.nextInt(SHORTEST_MILLIS, LONGEST_MILLIS))
                .toMillis());
    }
}
