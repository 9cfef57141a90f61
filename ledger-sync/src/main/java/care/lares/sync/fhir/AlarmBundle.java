// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.fhir;

import care.lares.domain.Alarm;
import care.lares.domain.AlarmEvent;
import care.lares.domain.AlarmState;
import care.lares.domain.Priority;
import care.lares.domain.ResidentId;
import care.lares.sync.consent.Consents;
import care.lares.sync.summary.Disclosure;
import care.lares.sync.summary.NamedPerson;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One step of an alarm as a bundle: a communication that says what is wrong, whom and where it concerns and how it
 * stands. Times are exact in every form: an alarm nobody can place in time helps nobody.
 */
final class AlarmBundle {
    private static final String COMMUNICATION = "Communication";

    private final Alarm alarm;
    private final DeviceNames devices;
    private final Disclosure disclosure;
    private final BundleDraft draft;
    private final Cast cast;
    private final String step;

    AlarmBundle(Alarm alarm, Disclosure disclosure, String gateway, DeviceNames devices) {
        this.devices = devices;
        this.alarm = alarm;
        this.disclosure = disclosure;
        step = disclosure.aliases().of("alarm-step", alarm.id().value(), Integer.toString(alarm.steps()));
        draft = new BundleDraft(disclosure, step);
        cast = new Cast(draft, disclosure, gateway);
    }

    FhirBundle bundle() {
        List<String> people = people();
        List<Element> about = new ArrayList<>();
        people.stream().skip(1).map(Types::reference).forEach(about::add);
        disclosure.scene().map(cast::scene).map(Types::reference).ifPresent(about::add);
        alarm.device()
                .map(device -> cast.device(device, Set.of()))
                .map(Types::reference)
                .ifPresent(about::add);
        Element communication = what();
        people.stream().limit(1).map(Types::reference).forEach(person -> communication.with("subject", person));
        communication
                .with("about", about)
                .with("sent", Types.instant(alarm.latest().at()))
                .with("sender", Types.reference(cast.gateway()))
                .with("payload", payload())
                .with("note", notes());
        String told = draft.tell(COMMUNICATION, Systems.ALARM_STEP, step, communication);
        String reason = Consents.isExempt(alarm) ? "ETREAT" : "TREAT";
        draft.addProvenance(Origins.of(
                        told, draft, cast.gateway(), alarm.latest().at())
                .with("reason", List.of(Types.concept(Types.coding(Systems.REASON, reason))))
                .with("entity", List.of(Origins.bundle(draft))));
        return draft.bundle(alarm.latest().at());
    }

    /** Whom it concerns: who is named, or the one it is about. */
    private List<String> people() {
        List<ResidentId> residents = disclosure.people().isEmpty()
                ? alarm.assignment().resident().stream().toList()
                : disclosure.people().stream().map(NamedPerson::resident).toList();
        return residents.stream().map(cast::person).toList();
    }

    private Element what() {
        String alias = disclosure.aliases().of("alarm", alarm.id().value());
        Element communication = draft.resource(COMMUNICATION, alarm.test());
        return communication
                .and("identifier", Types.identifier(Systems.ALARM_STEP, step))
                .and("identifier", Types.identifier(Systems.ALARM, alias))
                .with("status", alarm.state() == AlarmState.ENDED ? "completed" : "in-progress")
                .with(
                        "statusReason",
                        Types.concept(
                                Types.coding(Systems.ALARM_STATE, alarm.state().wireName())))
                .and("category", Types.concept(Types.coding(Systems.HL7 + "communication-category", "alert")))
                .and(
                        "category",
                        Types.concept(Types.coding(
                                Systems.ALARM_CATEGORY, alarm.kind().category().wireName())))
                .with("priority", priority(alarm.priority()))
                .with(
                        "topic",
                        Types.concept(
                                Types.coding(Systems.ALARM_KIND, alarm.kind().wireName())));
    }

    static String priority(Priority priority) {
        return switch (priority) {
            case HIGH -> "stat";
            case MEDIUM -> "urgent";
            case LOW -> "routine";
        };
    }

    private List<Element> payload() {
        List<Element> lines = new ArrayList<>();
        say(AlarmWords.text(alarm, devices), lines);
        say(AlarmWords.advice(alarm, devices), lines);
        for (NamedPerson person : disclosure.people()) {
            String whose = disclosure.people().size() > 1 ? person.name() + ", " : "";
            person.sortedCard().forEach((heading, line) -> say(whose + heading + ": " + line, lines));
        }
        return lines;
    }

    private static void say(String line, List<Element> lines) {
        if (!line.isEmpty()) {
            lines.add(new Element().with("contentString", line));
        }
    }

    /**
     * What was done and when; not by whom, and not what anybody wrote about it. Nor restarts: a step that is told again
     * after one is told in the same words.
     */
    private List<Element> notes() {
        List<Element> notes = new ArrayList<>();
        notes.add(note("happened", Types.instant(alarm.observedAt())));
        alarm.history().stream()
                .filter(event -> event.step().isCounted())
                .map(AlarmBundle::note)
                .forEach(notes::add);
        return notes;
    }

    private static Element note(AlarmEvent event) {
        return note(event.step().wireName(), Types.instant(event.at()));
    }

    static Element note(String text, String at) {
        return new Element().with("time", at).with("text", text);
    }
}
