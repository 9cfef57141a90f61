// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.ward;

import care.lares.domain.DeviceId;
import java.time.Duration;
import java.util.List;

/** One device of one resident, going through its states. */
public final class SimulatedDevice {
    private final DeviceId id;
    private final Resident resident;
    private final Night night;
    private final Body body;
    private Behaviour behaviour;
    private Duration nextWake;

    SimulatedDevice(DeviceId id, Resident resident, Night night, Body body, Behaviour behaviour, Duration firstWake) {
        this.id = id;
        this.resident = resident;
        this.night = night;
        this.body = body;
        this.behaviour = behaviour;
        this.nextWake = firstWake;
    }

    /** Its id. */
    public DeviceId id() {
        return id;
    }

    /** Whom it serves. */
    public Resident resident() {
        return resident;
    }

    /** When it wakes next, since bedtime. */
    public Duration nextWake() {
        return nextWake;
    }

    /** Wakes it at {@link #nextWake()}: what it then tells, in one message; often nothing. */
    public List<Sample> wake() {
        Behaviour.Step step = behaviour.wake(nextWake, night.at(nextWake), body);
        behaviour = step.next();
        nextWake = nextWake.plus(step.sleep());
        return step.told();
    }
}
