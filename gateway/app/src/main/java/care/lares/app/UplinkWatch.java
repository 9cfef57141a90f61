// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import care.lares.domain.Assignment;
import care.lares.domain.Moment;
import care.lares.domain.tuning.Setting;
import care.lares.health.OutboxReport;
import care.lares.pipeline.Pipeline;
import java.util.function.Supplier;

/**
 * Looks whether the way out of the house is there: people are told when it is gone for long, and while the house is being
 * set up somebody pulls it once, to see.
 */
final class UplinkWatch {
    private static final String NETWORK = "network";
    private static final String SWITCH = "uplink";

    private final Pipeline pipeline;
    private final Outlets outlets;
    private final NetworkRoute route;
    private final Supplier<Moment> clock;
    private final UplinkAlarm alarm;

    UplinkWatch(Pipeline pipeline, Outlets outlets, NetworkRoute route, Supplier<Moment> clock) {
        this.pipeline = pipeline;
        this.outlets = outlets;
        this.route = route;
        this.clock = clock;
        this.alarm = new UplinkAlarm(
                pipeline::found,
                () -> pipeline.house()
                        .registry()
                        .configuration()
                        .inForce()
                        .of(Assignment.NONE)
                        .duration(Setting.UPLINK_FOR));
    }

    void look() {
        boolean up = route.isUp();
        boolean open = outlets.uplink().get();
        alarm.look(up, open, clock.get());
        if (pipeline.house().registry().commissioning().running().isEmpty()) {
            return;
        }
        tell(NETWORK, up);
        tell(SWITCH, open);
        OutboxReport centre = outlets.report();
        if (centre.state() != OutboxReport.State.OFF) {
            boolean heard = centre.lastHeard().isPresent() && centre.trouble().isEmpty();
            tell("centre " + centre.centre().orElse(""), heard);
        }
    }

    private void tell(String seenBy, boolean up) {
        pipeline.settingUp().uplink(seenBy, up, clock.get().wall());
    }

    /** Whether nothing is due up to that moment, as far as it is known how the way out is. */
    boolean quietUntil(Moment then) {
        return alarm.quietUntil(then);
    }
}
