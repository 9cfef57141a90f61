// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.scenario;

import care.lares.domain.AlarmState;
import care.lares.sim.family.Family;
import care.lares.sim.fault.Fault;
import care.lares.sim.fault.Faults;
import care.lares.sim.ward.Happening;
import care.lares.sim.ward.Role;
import care.lares.sim.ward.Ward;
import care.lares.sim.ward.What;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads scenario files; the format is written down in the simulators' README. */
public final class ScenarioFile {
    /** No longer than a device may be offline before it counts. */
    static final Duration DEFAULT_LEAP = Duration.ofMinutes(10);

    private static final Duration DEFAULT_WITHIN = Duration.ofSeconds(10);
    private static final Duration AFTER_THE_LAST = Duration.ofMinutes(1);
    private static final String RESIDENTS = "a number from 1 to " + Ward.MAX_RESIDENTS;
    private static final String TOP = "name, residents, lasts, reports, leap, families, faults, events, expect, never";

    private final YamlText text = new YamlText();
    private final Map<Integer, List<Happening>> happenings = new HashMap<>();
    private final List<Expectation> expected = new ArrayList<>();
    private final List<Prohibition> never = new ArrayList<>();
    private Duration last = Duration.ZERO;

    private ScenarioFile() {}

    /** The scenario in this text. */
    public static Scenario parse(String text) throws InvalidScenarioException {
        var file = new ScenarioFile();
        Optional<Scenario> scenario = file.text.parse(text).map(file::scenario);
        if (scenario.isEmpty() || !file.text.mistakes().isEmpty()) {
            throw new InvalidScenarioException(file.text.mistakes().stream()
                    .sorted((one, other) -> Integer.compare(one.line(), other.line()))
                    .toList());
        }
        return scenario.get();
    }

    private Scenario scenario(Fields top) {
        String name = top.text("name").orElse("scenario");
        Optional<Integer> residents = top.value("residents", ScenarioFile::residents, RESIDENTS);
        Optional<Duration> lasts = top.span("lasts");
        Optional<Duration> reports = top.value("reports", ScenarioFile::positive, Spans.ACCEPTED);
        Duration leap =
                top.value("leap", ScenarioFile::positive, Spans.ACCEPTED).orElse(DEFAULT_LEAP);
        Map<Role, Family> families = top.group("families").map(this::families).orElse(Map.of());
        Faults faults = top.group("faults").map(this::faults).orElse(Faults.NONE);
        int most = residents.orElse(Ward.MAX_RESIDENTS);
        top.list("events").forEach(event -> event(event, most));
        top.list("expect").forEach(line -> expect(line, most));
        Duration length = lasts.orElseGet(() -> last.plus(AFTER_THE_LAST));
        top.list("never").forEach(line -> never(line, most, length));
        top.end(TOP);
        return new Scenario(name, residents, length, reports, leap, families, faults, happenings, expected, never);
    }

    private Map<Role, Family> families(Fields fields) {
        Map<Role, Family> families = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            fields.value(role.wireName(), Family::ofWireName, names(Family.values()))
                    .ifPresent(family -> families.put(role, family));
        }
        fields.end(names(Role.values()));
        return families;
    }

    private Faults faults(Fields fields) {
        Faults faults = Faults.NONE;
        for (Fault fault : Fault.values()) {
            if (fault.takesDuration()) {
                Optional<Duration> most = fields.span(fault.wireName());
                faults = most.isPresent() ? faults.with(fault, most.get()) : faults;
            } else {
                Optional<Double> share =
                        fields.value(fault.wireName(), ScenarioFile::share, "a share of messages from 0 to 1");
                faults = share.isPresent() ? faults.with(fault, share.get()) : faults;
            }
        }
        fields.end(names(Fault.values()));
        return faults;
    }

    private void event(Fields event, int most) {
        Optional<Duration> at = event.required("at", Spans::parse, Spans.ACCEPTED);
        Optional<Integer> resident = event.required("resident", typed -> resident(typed, most), whose(most));
        Optional<What> what = event.required("does", What::ofWireName, names(What.values()));
        Optional<Role> device = event.value("device", ScenarioFile::role, names(Role.values()));
        Optional<Duration> lasts = event.span("lasts");
        event.end("at, resident, does, device, lasts");
        if (device.isPresent() && what.isPresent() && !mayTell(device.get(), what.get())) {
            text.mistake(
                    event.line(),
                    what.get().wireName() + " is not told by a " + device.get().wireName(),
                    what.get().teller().wireName());
        } else if (at.isPresent() && resident.isPresent() && what.isPresent()) {
            var happening = new Happening(
                    at.get(),
                    what.get(),
                    device.orElse(what.get().teller()),
                    lasts.orElse(what.get().lasts()));
            happenings
                    .computeIfAbsent(resident.get(), number -> new ArrayList<>())
                    .add(happening);
            reaches(happening.at());
        }
    }

    private static boolean mayTell(Role device, What what) {
        return what.ofAnyDevice() || device == what.teller();
    }

    private void expect(Fields line, int most) {
        Optional<String> kind = line.required("kind", ScenarioFile::kind, names(Selection.kinds(), Selection.ANY));
        Optional<Integer> resident = line.value("resident", typed -> resident(typed, most), whose(most));
        String state = line.value("state", ScenarioFile::state, names(AlarmState.values()))
                .orElse("active");
        Duration at = line.span("at").orElse(Duration.ZERO);
        Duration within = line.span("within").orElse(DEFAULT_WITHIN);
        line.end("kind, resident, state, at, within");
        kind.ifPresent(known -> expected.add(
                new Expectation(line.line(), new Selection(known, resident.map(Ward::residentId)), state, at, within)));
        reaches(at.plus(within));
    }

    private void never(Fields line, int most, Duration length) {
        String accepted = names(Selection.kinds(), Selection.ANY, Selection.OTHER);
        Optional<String> kind = line.required(
                "kind", typed -> typed.equals(Selection.OTHER) ? Optional.of(typed) : kind(typed), accepted);
        Optional<Integer> resident = line.value("resident", typed -> resident(typed, most), whose(most));
        Duration from = line.span("from").orElse(Duration.ZERO);
        Duration until = line.span("until").orElse(length);
        line.end("kind, resident, from, until");
        kind.ifPresent(known -> never.add(
                new Prohibition(line.line(), new Selection(known, resident.map(Ward::residentId)), from, until)));
    }

    private void reaches(Duration time) {
        last = time.compareTo(last) > 0 ? time : last;
    }

    private static Optional<Integer> residents(String typed) {
        return resident(typed, Ward.MAX_RESIDENTS);
    }

    private static Optional<Integer> resident(String typed, int most) {
        return Optional.of(typed)
                .filter(text -> text.matches("[1-9][0-9]{0,2}"))
                .map(Integer::valueOf)
                .filter(number -> number <= most);
    }

    private static String whose(int most) {
        return "a resident's number from 1 to " + most;
    }

    private static Optional<Duration> positive(String typed) {
        return Spans.parse(typed).filter(span -> !span.isZero());
    }

    private static Optional<Double> share(String typed) {
        return Optional.of(typed)
                .filter(text -> text.matches("[01](\\.[0-9]{1,6})?"))
                .map(Double::valueOf)
                .filter(share -> share <= 1);
    }

    private static Optional<Role> role(String typed) {
        return Arrays.stream(Role.values())
                .filter(role -> role.wireName().equals(typed))
                .findFirst();
    }

    private static Optional<String> kind(String typed) {
        return typed.equals(Selection.ANY) || Selection.kinds().contains(typed) ? Optional.of(typed) : Optional.empty();
    }

    private static Optional<String> state(String typed) {
        return Arrays.stream(AlarmState.values())
                .map(AlarmState::wireName)
                .filter(typed::equals)
                .findFirst();
    }

    private static String names(Enum<?>... values) {
        return Arrays.stream(values)
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    private static String names(Set<String> names, String... more) {
        return Stream.concat(names.stream().sorted(), Stream.of(more)).collect(Collectors.joining(", "));
    }
}
