// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.ward;

import care.lares.domain.DeviceId;
import care.lares.domain.Kind;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One device of one resident, going through its states and its script. */
public final class SimulatedDevice {
    private final DeviceId id;
    private final Role role;
    private final Resident resident;
    private final Life life;
    private final Optional<Duration> reports;
    private final Deque<Line> script;
    private Behaviour behaviour;
    private Duration nextRoutine;
    /** What the script made of it, which its routine must not deny. */
    private final Map<Kind, String> held = new EnumMap<>(Kind.class);

    private boolean dead;

    /** Wakes as such devices do, or this often when {@code reports} says so. */
    SimulatedDevice(
            DeviceId id,
            Role role,
            Resident resident,
            Life life,
            List<Line> script,
            Behaviour behaviour,
            Duration firstWake,
            Optional<Duration> reports) {
        this.id = id;
        this.role = role;
        this.resident = resident;
        this.life = life;
        this.script = new ArrayDeque<>(script);
        this.behaviour = behaviour;
        this.nextRoutine = firstWake;
        this.reports = reports;
    }

    /** Its id. */
    public DeviceId id() {
        return id;
    }

    /** What it is for. */
    public Role role() {
        return role;
    }

    /** Whom it serves. */
    public Resident resident() {
        return resident;
    }

    /** When it wakes next, since the start. */
    public Duration nextWake() {
        return scripted() ? script.element().at() : nextRoutine;
    }

    /** When its script goes on, empty when it has come to its end. */
    public Optional<Duration> nextScripted() {
        return Optional.ofNullable(script.peek()).map(Line::at);
    }

    private boolean scripted() {
        return !script.isEmpty() && script.element().at().compareTo(nextRoutine) <= 0;
    }

    /** Wakes it at {@link #nextWake()}: what it then tells, in one message; often nothing. */
    public List<Sample> wake() {
        List<Sample> told = scripted() ? follow(script.remove()) : routine();
        return dead ? List.of() : told;
    }

    private List<Sample> follow(Line line) {
        line.told().forEach(sample -> held.put(sample.kind(), sample.value()));
        switch (line.condition()) {
            case CHARGED -> held.remove(Kind.BATTERY);
            case DEAD -> dead = true;
            case ALIVE -> dead = false;
            case UNCHANGED -> {}
        }
        return line.told();
    }

    private List<Sample> routine() {
        Duration now = nextRoutine;
        Behaviour.Step step = behaviour.wake(new Scene(now, life.at(now), life.body(now), reports.isPresent()));
        behaviour = step.next();
        nextRoutine = now.plus(step.prompt() ? step.sleep() : reports.orElse(step.sleep()));
        return step.told().stream().map(this::asHeld).toList();
    }

    private Sample asHeld(Sample sample) {
        String value = held.getOrDefault(sample.kind(), sample.value());
        return new Sample(sample.kind(), value, sample.unit(), sample.id());
    }
}
