// SPDX-License-Identifier: Apache-2.0
package care.lares.pipeline;

import care.lares.domain.Alarm;
import care.lares.domain.DeviceId;
import care.lares.domain.Kind;
import care.lares.domain.Moment;
import care.lares.domain.Priority;
import care.lares.domain.Quality;
import care.lares.domain.Value;
import care.lares.domain.care.DevicePassport;
import care.lares.journal.Registry;
import care.lares.journal.RegistryEntry.DeviceRegistered;
import care.lares.rules.Finding;
import care.lares.rules.Turn;
import care.lares.rules.wear.DriftRules;
import care.lares.rules.wear.DriftRules.Sample;
import care.lares.rules.wear.DriftState;
import care.lares.rules.wear.EndOfLife;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks now and then whether devices have grown old, and whether sensors still say what is so. */
final class Wear {
    /** How often: years and hours are what counts here. */
    static final Duration LOOK_EVERY = Duration.ofMinutes(1);
    /** An older value says nothing of now: most sensors report within the hour. */
    static final Duration FRESH = Duration.ofHours(2);

    private final House house;
    private DriftState drift = DriftState.NONE;
    private Optional<Long> lookedNanos = Optional.empty();
    private boolean clockTrusted = true;

    Wear(House house) {
        this.house = house;
    }

    void clockTrusted(boolean trusted) {
        clockTrusted = trusted;
    }

    /** What is found by now. */
    List<Finding> tick(Moment now) {
        boolean due = lookedNanos
                .filter(looked -> now.nanos() - looked < LOOK_EVERY.toNanos())
                .isEmpty();
        if (!due) {
            return List.of();
        }
        lookedNanos = Optional.of(now.nanos());
        Turn<DriftState> turn = DriftRules.look(drift, samples(now), now);
        drift = turn.state();
        List<Finding> found = new ArrayList<>(turn.findings());
        found.addAll(lives(now));
        return found;
    }

    boolean quietUntil(Moment then) {
        return DriftRules.look(drift, samples(then), then).findings().isEmpty()
                && lives(then).isEmpty();
    }

    private List<Finding> lives(Moment now) {
        if (!clockTrusted) {
            return List.of();
        }
        return house.registry().devices().stream()
                .filter(device -> house.registry().revocation(device.device()).isEmpty())
                .flatMap(device -> life(device, now).stream())
                .toList();
    }

    private Optional<Finding> life(DeviceRegistered device, Moment now) {
        Optional<Priority> open = house.openAlarms().stream()
                .filter(alarm -> alarm.rule().equals(EndOfLife.RULE.name()))
                .filter(alarm -> alarm.device().filter(device.device()::equals).isPresent())
                .map(Alarm::priority)
                .findFirst();
        DevicePassport passport = house.registry().care().passport(device.device());
        if (open.isEmpty() && passport.servesFrom().isEmpty()) {
            return Optional.empty();
        }
        Set<Kind> tells = house.devices().tells(device.device());
        Optional<LocalDate> ends = EndOfLife.of(passport, tells);
        return EndOfLife.look(
                device.device(), device.assignment(), ends, EndOfLife.isLifeSafety(tells), open, now.wall());
    }

    private List<Sample> samples(Moment now) {
        Registry registry = house.registry();
        List<Sample> samples = new ArrayList<>();
        for (DeviceRecord record : house.devices().all()) {
            DeviceId id = record.state().device();
            registry.inService(id)
                    .ifPresent(known -> record.latest().stream()
                            .flatMap(told -> sample(known, told, now).stream())
                            .forEach(samples::add));
        }
        return samples;
    }

    private Optional<Sample> sample(DeviceRegistered device, Told told, Moment now) {
        var reading = told.logged().reading();
        if (!DriftRules.judges(reading.kind())
                || reading.quality().contains(Quality.IMPLAUSIBLE)
                || !(reading.value() instanceof Value.Quantity quantity)) {
            return Optional.empty();
        }
        Duration age = Duration.between(reading.receivedAt(), house.evenly(now)).abs();
        return Optional.of(new Sample(
                device.device(), device.assignment(), reading.kind(), quantity.number(), age.compareTo(FRESH) <= 0));
    }
}
