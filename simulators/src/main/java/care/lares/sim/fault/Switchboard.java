// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.fault;

import care.lares.sim.family.Packet;
import care.lares.sim.fault.Delivery.Manner;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Makes deliveries of messages, and mischief of some of them: the same for the same seed. For one thread. */
public final class Switchboard {
    /** A reordered message comes this much later: after a few of its device's next ones. */
    private static final Duration REORDERED_BY = Duration.ofSeconds(90);

    private static final Duration AGAIN_AFTER = Duration.ofSeconds(5);

    private final Faults faults;
    private final long seed;
    private final SplittableRandom dice;
    private final Garbage garbage;

    /** By these switches. */
    public Switchboard(Faults faults, long seed) {
        this.faults = faults;
        this.seed = seed;
        this.dice = new SplittableRandom(seed);
        this.garbage = new Garbage(dice.split());
    }

    /** What this device's clock shows: always wrong by the same. */
    public Instant clock(String device, Instant now) {
        long most = faults.most(Fault.SKEW).toMillis();
        if (most == 0) {
            return now;
        }
        return now.plusMillis(new SplittableRandom(seed ^ device.hashCode()).nextLong(-most, most + 1));
    }

    /** What becomes of a message told at this time, soonest first. */
    public List<Delivery> deliver(Duration at, Packet packet) {
        List<Delivery> deliveries = new ArrayList<>();
        if (happens(Fault.DISCONNECT)) {
            deliveries.add(new Delivery(at, Manner.DISCONNECT, packet));
        }
        Duration arrives =
                at.plus(happens(Fault.REORDER) ? REORDERED_BY : Duration.ZERO).plus(delay());
        deliveries.add(new Delivery(arrives, happens(Fault.DUP) ? Manner.REDELIVER : Manner.SEND, packet));
        if (happens(Fault.DUPLICATE)) {
            deliveries.add(new Delivery(arrives.plus(AGAIN_AFTER), Manner.SEND_AGAIN, packet));
        }
        if (happens(Fault.GARBAGE)) {
            deliveries.add(new Delivery(at, Manner.GARBAGE, packet.spoilt(garbage.madeOf(packet.payload()))));
        }
        return deliveries;
    }

    private boolean happens(Fault fault) {
        double share = faults.share(fault);
        return share > 0 && dice.nextDouble() < share;
    }

    private Duration delay() {
        long most = faults.most(Fault.DELAY).toMillis();
        return most == 0 ? Duration.ZERO : Duration.ofMillis(dice.nextLong(most + 1));
    }
}
