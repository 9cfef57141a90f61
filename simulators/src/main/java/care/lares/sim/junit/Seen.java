// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.junit;

import care.lares.domain.Ticks;
import care.lares.sim.link.Arrival;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Every alarm message since the start. */
final class Seen {
    private final List<SeenAlarm> all = new ArrayList<>();
    private final Ticks ticks;

    Seen(Ticks ticks) {
        this.ticks = ticks;
    }

    synchronized void arrived(Arrival arrival) {
        if (!arrival.payload().isEmpty()) {
            all.add(SeenAlarm.parse(arrival.payload()));
            notifyAll();
        }
    }

    synchronized List<SeenAlarm> all() {
        return List.copyOf(all);
    }

    /** The newest that is wanted, as soon as there is one. */
    synchronized Optional<SeenAlarm> await(Predicate<SeenAlarm> wanted, Duration within) throws InterruptedException {
        long end = ticks.nanos() + within.toNanos();
        while (true) {
            for (int i = all.size() - 1; i >= 0; i--) {
                if (wanted.test(all.get(i))) {
                    return Optional.of(all.get(i));
                }
            }
            long leftMillis = Duration.ofNanos(end - ticks.nanos()).toMillis();
            if (leftMillis <= 0) {
                return Optional.empty();
            }
            wait(leftMillis);
        }
    }
}
