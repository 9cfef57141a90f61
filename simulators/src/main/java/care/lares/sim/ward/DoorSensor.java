// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.ward;

import care.lares.domain.Kind;
import java.time.Duration;
import java.util.List;

/**
 * A contact on the door: open for a moment whenever someone goes or comes, else now and then that it is closed.
 *
 * @param count how often it has woken
 * @param open whether the door stands open
 * @param away whether the resident was out when it last woke
 */
record DoorSensor(int count, boolean open, boolean away) implements Behaviour {
    private static final Duration EVERY = Duration.ofSeconds(10);
    private static final int RESTATED_EVERY = 60;

    @Override
    public Step wake(Scene scene) {
        boolean nowAway = scene.doing() == Doing.AWAY;
        boolean nowOpen = !open && nowAway != away;
        boolean tells = nowOpen != open || scene.restates() || count % RESTATED_EVERY == 0;
        List<Sample> told = tells ? List.of(Sample.flag(Kind.CONTACT_OPEN, nowOpen, "door" + count)) : List.of();
        return new Step(new DoorSensor(count + 1, nowOpen, nowAway), told, EVERY, nowOpen);
    }
}
