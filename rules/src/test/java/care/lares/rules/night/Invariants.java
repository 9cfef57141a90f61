// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.night;

import care.lares.domain.Alarm;
import care.lares.domain.AlarmEvent;
import care.lares.domain.AlarmId;
import care.lares.domain.AlarmKind;
import care.lares.domain.AlarmState;
import care.lares.domain.AlarmStep;
import care.lares.domain.Kind;
import care.lares.domain.Moment;
import care.lares.domain.Priority;
import care.lares.domain.Reading;
import care.lares.domain.Silence;
import care.lares.rules.Observed;
import care.lares.rules.alarm.DeskSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What must hold of the alarms after every step of a night. Plain comparisons, since there are millions of them: an
 * assertion library would take most of the time.
 */
final class Invariants {
    /** Who answers in these nights; nobody else may. */
    static final List<String> PEOPLE = List.of("anton", "berta");

    private static final Duration TEST_WINDOW = Duration.ofSeconds(60);
    /** The longest time between two calls where everybody was called before: 5 min, doubled six times. */
    private static final Duration CALLED_AGAIN = Duration.ofMinutes(320);

    private static final DeskSettings SETTINGS = DeskSettings.DEFAULTS;

    private final Gateway gateway;
    private final Map<AlarmId, Alarm> open = new LinkedHashMap<>();
    private final Set<AlarmId> ended = new HashSet<>();
    private final Map<List<Object>, Heard> hazards = new LinkedHashMap<>();
    private final Map<List<Object>, Long> silentSinceNanos = new HashMap<>();
    private int read;

    /** What a detector has told, and when, in ticks. */
    private record Heard(Reading reading, long nanos) {}

    Invariants(Gateway gateway) {
        this.gateway = gateway;
    }

    /** A power cut took some of the log: what was read of it is read anew. */
    void logWasCut() {
        open.clear();
        ended.clear();
        hazards.clear();
        silentSinceNanos.clear();
        read = 0;
    }

    void check() {
        nothingIsLostAndNothingEndsByItself();
        Set<List<Object>> causes = new HashSet<>();
        for (Alarm alarm : gateway.open().all()) {
            List<Object> cause = List.of(alarm.rule(), alarm.device(), alarm.assignment(), alarm.test());
            require(causes.add(cause), "one open alarm for one cause", alarm);
            waitsForSomeoneWithinBounds(alarm, gateway.now());
            silencesEnd(alarm);
        }
        hazards.values().forEach(this::noTestHidesAFire);
    }

    static void require(boolean holds, String what, Object about) {
        if (!holds) {
            throw new AssertionError(what + ": " + about);
        }
    }

    /** What a detector has told as news, and not taken back, is a real alarm at the latest when a test's window closes. */
    private void noTestHidesAFire(Heard heard) {
        Reading told = heard.reading();
        boolean settled = gateway.now().nanos() - heard.nanos() > TEST_WINDOW.toNanos();
        if (told.isOn() && settled) {
            require(gateway.open().all().stream().anyMatch(alarm -> burns(alarm, told)), "no fire is hidden", told);
        }
    }

    private static boolean burns(Alarm alarm, Reading told) {
        return !alarm.test()
                && alarm.causePresent()
                && alarm.kind().wireName().equals(told.kind().wireName())
                && alarm.device().filter(told.device()::equals).isPresent();
    }

    /** Old news leaves open what is there now: then nothing is expected until the next news. */
    private void heard(Reading reading) {
        if (reading.kind() != Kind.SMOKE && reading.kind() != Kind.HEAT && reading.kind() != Kind.CARBON_MONOXIDE) {
            return;
        }
        List<Object> hazard = List.of(reading.device(), reading.kind());
        if (reading.quality().isEmpty()) {
            hazards.put(hazard, new Heard(reading, gateway.now().nanos()));
        } else {
            hazards.remove(hazard);
        }
    }

    private void nothingIsLostAndNothingEndsByItself() {
        for (; read < gateway.log().size(); read++) {
            if (gateway.log().get(read) instanceof Observed observed) {
                heard(observed.reading());
            } else if (gateway.log().get(read) instanceof Alarm alarm) {
                took(alarm);
            }
        }
        require(gateway.open().all().size() == open.size(), "the open alarms are the log's", open.keySet());
        for (Alarm alarm : gateway.open().all()) {
            require(open.get(alarm.id()) == alarm, "the open alarms are the log's", alarm);
        }
    }

    private void took(Alarm alarm) {
        require(!ended.contains(alarm.id()), "an ended alarm stays ended", alarm);
        onlyPeopleAnswer(alarm);
        if (alarm.state().open()) {
            open.put(alarm.id(), alarm);
        } else {
            open.remove(alarm.id());
            ended.add(alarm.id());
            endedRightly(alarm);
        }
    }

    private void onlyPeopleAnswer(Alarm alarm) {
        AlarmEvent line = alarm.latest();
        boolean answer = line.step() == AlarmStep.ACKNOWLEDGED
                || line.step() == AlarmStep.ACCEPTED
                || line.step() == AlarmStep.SILENCED;
        require(!answer || PEOPLE.contains(line.by()), "only people answer", alarm);
        AlarmState before = open.containsKey(alarm.id()) ? open.get(alarm.id()).state() : AlarmState.ACTIVE;
        boolean answered = alarm.state() == AlarmState.ACKNOWLEDGED || alarm.state() == AlarmState.ACCEPTED;
        require(!answered || answer || before == alarm.state(), "an answer is a person's act", alarm);
    }

    private static void endedRightly(Alarm alarm) {
        AlarmEvent end = alarm.latest();
        require(end.step() == AlarmStep.ENDED && !end.detail().isBlank(), "an end has an outcome", alarm);
        require(!alarm.causePresent() && !alarm.causeUnknown(), "none ends while its condition may hold", alarm);
        boolean rightly = switch (end.channel()) {
            case "rule" -> alarm.test() || !alarm.kind().latching();
            case "wearer" -> alarm.kind() == AlarmKind.FALL || alarm.kind() == AlarmKind.FALL_SUSPECTED;
            default -> PEOPLE.contains(end.by());
        };
        require(rightly, "ended by whoever may", alarm);
    }

    /** Whatever is urgent waits for somebody, for a bounded time, and then for somebody again: it never just stays. */
    private static void waitsForSomeoneWithinBounds(Alarm alarm, Moment now) {
        if (alarm.priority() == Priority.LOW || alarm.kind().acknowledgeWithin().isZero()) {
            return;
        }
        require(alarm.holdUntil().isPresent(), "escalation goes on until somebody acts", alarm);
        long ahead = alarm.holdUntil().orElseThrow().nanos() - now.nanos();
        require(ahead > 0 && ahead <= longest(alarm).toNanos(), "a deadline is ahead, and not too far", alarm);
    }

    private static Duration longest(Alarm alarm) {
        return switch (alarm.state()) {
            case ACCEPTED -> SETTINGS.accepted();
            case ACKNOWLEDGED ->
                alarm.priority() == Priority.HIGH ? SETTINGS.acknowledgedHigh() : SETTINGS.acknowledgedMedium();
            case ACTIVE, ENDED_UNACKNOWLEDGED, ENDED ->
                isCalledAgain(alarm) ? CALLED_AGAIN : alarm.kind().acknowledgeWithin();
        };
    }

    private static boolean isCalledAgain(Alarm alarm) {
        return alarm.occurrenceHistory().stream().anyMatch(line -> line.step() == AlarmStep.ESCALATED);
    }

    private void silencesEnd(Alarm alarm) {
        List<Silence> silences = Silence.of(alarm);
        if (silences.isEmpty() && silentSinceNanos.isEmpty()) {
            return;
        }
        Set<Object> silent = new HashSet<>();
        silences.forEach(silence -> silent.add(silence.console()));
        silentSinceNanos.keySet().removeIf(key -> key.get(0).equals(alarm.id()) && !silent.contains(key.get(1)));
        for (Object console : silent) {
            long since = silentSinceNanos.computeIfAbsent(
                    List.of(alarm.id(), console), key -> gateway.now().nanos());
            long nanos = gateway.now().nanos() - since;
            require(nanos <= SETTINGS.longestSilence().toNanos(), "silence ends", alarm);
        }
    }
}
