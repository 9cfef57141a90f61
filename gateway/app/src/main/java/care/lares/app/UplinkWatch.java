// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import care.lares.health.OutboxReport;
import care.lares.pipeline.Pipeline;
import java.time.InstantSource;

/** Looks, while the house is being set up, whether the way out of it is there: somebody pulls it once, to see. */
final class UplinkWatch {
    private static final String NETWORK = "network";
    private static final String SWITCH = "uplink";

    private final Pipeline pipeline;
    private final Outlets outlets;
    private final NetworkRoute route;
    private final InstantSource clock;

    UplinkWatch(Pipeline pipeline, Outlets outlets, NetworkRoute route, InstantSource clock) {
        this.pipeline = pipeline;
        this.outlets = outlets;
        this.route = route;
        this.clock = clock;
    }

    void look() {
        if (pipeline.house().registry().commissioning().running().isEmpty()) {
            return;
        }
        tell(NETWORK, route.isUp());
        tell(SWITCH, outlets.uplink().get());
        OutboxReport centre = outlets.report();
        if (centre.state() != OutboxReport.State.OFF) {
            boolean heard = centre.lastHeard().isPresent() && centre.trouble().isEmpty();
            tell("centre " + centre.centre().orElse(""), heard);
        }
    }

    private void tell(String seenBy, boolean up) {
        pipeline.settingUp().uplink(seenBy, up, clock.instant());
    }
}
