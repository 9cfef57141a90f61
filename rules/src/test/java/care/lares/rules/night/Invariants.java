// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.night;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.Alarm;
import care.lares.domain.AlarmEvent;
import care.lares.domain.AlarmId;
import care.lares.domain.AlarmState;
import care.lares.domain.AlarmStep;
import care.lares.domain.Kind;
import care.lares.domain.Moment;
import care.lares.domain.Priority;
import care.lares.domain.Reading;
import care.lares.rules.Observed;
import care.lares.rules.alarm.DeskSettings;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What must hold of the alarms after every step of a night. */
final class Invariants {
    private final Gateway gateway;
    private final Map<AlarmId, Alarm> open = new LinkedHashMap<>();
    private final Set<AlarmId> ended = new HashSet<>();
    private final Map<List<Object>, Reading> hazards = new LinkedHashMap<>();
    private int read;

    Invariants(Gateway gateway) {
        this.gateway = gateway;
    }

    /** A power cut took some of the log: what was read of it is read anew. */
    void logWasCut() {
        open.clear();
        ended.clear();
        hazards.clear();
        read = 0;
    }

    void check() {
        nothingIsLostAndNothingEndsByItself();
        assertThat(gateway.open().all())
                .extracting(alarm -> List.of(alarm.rule(), alarm.device(), alarm.assignment(), alarm.test()))
                .as("one open alarm for one cause")
                .doesNotHaveDuplicates();
        for (Alarm alarm : gateway.open().all()) {
            waitsForSomeoneWithinBounds(alarm, gateway.now());
        }
        hazards.values().forEach(this::noTestHidesAFire);
    }

    /** What a detector has told as news, and not taken back, is a real alarm at the latest when a test's window closes. */
    private void noTestHidesAFire(Reading told) {
        boolean settled =
                Duration.between(told.receivedAt(), gateway.now().wall()).toSeconds() > 60;
        if (told.isOn() && settled) {
            assertThat(gateway.open().all())
                    .as("no fire is hidden: %s", told)
                    .anyMatch(alarm -> !alarm.test()
                            && alarm.causePresent()
                            && alarm.kind().wireName().equals(told.kind().wireName())
                            && alarm.device().filter(told.device()::equals).isPresent());
        }
    }

    /** Old news leaves open what is there now: then nothing is expected until the next news. */
    private void heard(Reading reading) {
        if (reading.kind() != Kind.SMOKE && reading.kind() != Kind.HEAT && reading.kind() != Kind.CARBON_MONOXIDE) {
            return;
        }
        List<Object> hazard = List.of(reading.device(), reading.kind());
        if (reading.quality().isEmpty()) {
            hazards.put(hazard, reading);
        } else {
            hazards.remove(hazard);
        }
    }

    private void nothingIsLostAndNothingEndsByItself() {
        for (; read < gateway.log().size(); read++) {
            if (gateway.log().get(read) instanceof Observed observed) {
                heard(observed.reading());
            } else if (gateway.log().get(read) instanceof Alarm alarm) {
                assertThat(ended).as("an ended alarm stays ended").doesNotContain(alarm.id());
                if (alarm.state().open()) {
                    open.put(alarm.id(), alarm);
                } else {
                    open.remove(alarm.id());
                    ended.add(alarm.id());
                    endedRightly(alarm);
                }
            }
        }
        assertThat(Set.copyOf(gateway.open().all()))
                .as("the open alarms are the log's")
                .isEqualTo(Set.copyOf(open.values()));
    }

    private static void endedRightly(Alarm alarm) {
        AlarmEvent end = alarm.latest();
        assertThat(end.step()).isEqualTo(AlarmStep.ENDED);
        assertThat(end.detail()).as("an end has an outcome").isNotBlank();
        assertThat(alarm.causePresent() || alarm.causeUnknown())
                .as("no alarm ends while its condition holds or is unknown")
                .isFalse();
        boolean byItself = end.channel().equals("rule");
        assertThat(!byItself || alarm.test() || !alarm.kind().latching())
                .as("only what does not latch ends by itself: %s", alarm)
                .isTrue();
    }

    private static void waitsForSomeoneWithinBounds(Alarm alarm, Moment now) {
        if (alarm.priority() == Priority.LOW || alarm.kind().acknowledgeWithin().isZero()) {
            return;
        }
        boolean held = alarm.state() == AlarmState.ACKNOWLEDGED || alarm.state() == AlarmState.ACCEPTED;
        if (alarm.holdUntil().isEmpty()) {
            assertThat(held).as("every hold runs out").isFalse();
            assertThat(escalatedSinceAnswer(alarm))
                    .as("waits or has escalated: %s", alarm)
                    .isTrue();
            return;
        }
        Moment until = alarm.holdUntil().get();
        assertThat(until.nanos() - now.nanos())
                .as("a deadline is ahead, and not too far")
                .isPositive()
                .isLessThanOrEqualTo(longest(alarm).toNanos());
    }

    private static Duration longest(Alarm alarm) {
        DeskSettings settings = DeskSettings.DEFAULTS;
        return switch (alarm.state()) {
            case ACCEPTED -> settings.accepted();
            case ACKNOWLEDGED ->
                alarm.priority() == Priority.HIGH ? settings.acknowledgedHigh() : settings.acknowledgedMedium();
            case ACTIVE, ENDED_UNACKNOWLEDGED, ENDED -> alarm.kind().acknowledgeWithin();
        };
    }

    private static boolean escalatedSinceAnswer(Alarm alarm) {
        List<AlarmEvent> history = alarm.history();
        for (int i = history.size() - 1; i >= 0; i--) {
            switch (history.get(i).step()) {
                case ESCALATED -> {
                    return true;
                }
                case ACKNOWLEDGED, ACCEPTED, RECURRED -> {
                    return false;
                }
                default -> {}
            }
        }
        return history.size() == Alarm.MAX_HISTORY; // the escalation is older than what the alarm keeps
    }
}
