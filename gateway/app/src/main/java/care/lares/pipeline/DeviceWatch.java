// SPDX-License-Identifier: Apache-2.0
package care.lares.pipeline;

import care.lares.domain.Moment;
import care.lares.rules.book.DeviceState;
import care.lares.rules.book.RuleBook;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the passing of time means for what was told of devices and of residents, and for devices that tell nothing. */
final class DeviceWatch {
    private static final Logger LOG = LoggerFactory.getLogger(DeviceWatch.class);

    private final House house;
    private final RuleBook rules;
    private final Alarms alarms;

    DeviceWatch(House house, RuleBook rules, Alarms alarms) {
        this.house = house;
        this.rules = rules;
        this.alarms = alarms;
    }

    /** After a start: conditions are looked at anew. */
    void resume(Moment now) {
        forEachDevice(state -> evaluated(state, now), now);
        house.stories().evaluate(now).forEach(finding -> alarms.on(finding, now));
    }

    void tick(Moment now) {
        forEachDevice(state -> passed(state, now), now);
        house.stories().tick(now).forEach(finding -> alarms.on(finding, now));
    }

    boolean quietUntil(Moment then) {
        return house.devices().all().stream().allMatch(device -> isQuiet(device.state(), then))
                && house.stories().quietUntil(then);
    }

    private boolean isQuiet(DeviceState state, Moment then) {
        RuleBook.Outcome outcome = passed(state, then);
        return outcome.findings().isEmpty() && outcome.state().equals(state);
    }

    private RuleBook.Outcome passed(DeviceState state, Moment now) {
        return house.supervision(state.device())
                .map(supervision -> rules.tick(state, supervision, now))
                .orElseGet(() -> rules.tickUnattended(state, now));
    }

    private RuleBook.Outcome evaluated(DeviceState state, Moment now) {
        return house.supervision(state.device()).isPresent()
                ? rules.evaluate(state, now)
                : rules.evaluateUnattended(state, now);
    }

    /** One device's trouble stops nobody else's supervision. */
    private void forEachDevice(Function<DeviceState, RuleBook.Outcome> look, Moment now) {
        for (DeviceRecord device : List.copyOf(house.devices().all())) {
            try {
                RuleBook.Outcome outcome = look.apply(device.state());
                device.became(outcome.state());
                outcome.findings().forEach(finding -> alarms.on(finding, now));
            } catch (RuntimeException broken) {
                LOG.error("device not evaluated device={}", device.state().device(), broken);
            }
        }
    }
}
