// SPDX-License-Identifier: Apache-2.0
package care.lares.notify;

import care.lares.domain.Alarm;
import care.lares.domain.DeviceId;
import care.lares.domain.Moment;
import care.lares.domain.ResidentId;
import care.lares.domain.WayOut;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Several ways out, told in their order; one that is broken costs none of the others. */
public final class WaysOut implements Notifier {
    private static final Logger LOG = LoggerFactory.getLogger(WaysOut.class);

    private final List<Notifier> ways;

    /** The quickest first: each one's handing over is the next one's delay. */
    public WaysOut(List<Notifier> ways) {
        this.ways = List.copyOf(ways);
    }

    @Override
    public void changed(Alarm alarm) {
        each("changed", way -> way.changed(alarm));
    }

    @Override
    public void asked(ResidentId resident, Set<DeviceId> devices, boolean open) {
        each("asked", way -> way.asked(resident, devices, open));
    }

    @Override
    public void remembered(Alarm ended) {
        each("remembered", way -> way.remembered(ended));
    }

    @Override
    public void forget(ResidentId resident, Set<DeviceId> devices) {
        each("forget", way -> way.forget(resident, devices));
    }

    @Override
    public void tick(Moment now) {
        each("tick", way -> way.tick(now));
    }

    @Override
    public boolean quietUntil(Moment then) {
        return ways.stream().allMatch(way -> way.quietUntil(then));
    }

    @Override
    public boolean settled() {
        return ways.stream().allMatch(Notifier::settled);
    }

    @Override
    public Set<WayOut> confirming() {
        Set<WayOut> confirming = new HashSet<>();
        ways.forEach(way -> confirming.addAll(way.confirming()));
        return confirming;
    }

    private void each(String what, Consumer<Notifier> told) {
        for (Notifier way : ways) {
            try {
                told.accept(way);
            } catch (RuntimeException broken) {
                LOG.error("way out broken way={} on={}", way.getClass().getSimpleName(), what, broken);
            }
        }
    }
}
