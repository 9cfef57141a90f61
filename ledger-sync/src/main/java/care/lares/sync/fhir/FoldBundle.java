// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.fhir;

import care.lares.domain.Alarm;
import care.lares.domain.AlarmId;
import care.lares.domain.AlarmState;
import care.lares.domain.DeviceId;
import care.lares.journal.ToldTogether;
import care.lares.journal.ToldTogether.Told;
import care.lares.sync.summary.Disclosure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Technical alarms of one cause as one bundle: one communication that says what is wrong, with how many devices, and
 * which. To the recipient the fold is one alarm, and this one of its steps.
 */
final class FoldBundle {
    private static final String COMMUNICATION = "Communication";

    private final ToldTogether message;
    private final Map<AlarmId, Alarm> known = new HashMap<>();
    private final Disclosure disclosure;
    private final BundleDraft draft;
    private final Cast cast;

    FoldBundle(ToldTogether message, List<Alarm> known, Disclosure disclosure, String gateway) {
        this.message = message;
        this.disclosure = disclosure;
        known.forEach(alarm -> this.known.put(alarm.id(), alarm));
        draft = new BundleDraft(disclosure, message.bundle());
        cast = new Cast(draft, disclosure, gateway);
    }

    FhirBundle bundle() {
        Element communication = what().with("about", about())
                .with("sent", Types.instant(message.at()))
                .with("sender", Types.reference(cast.gateway()))
                .and("payload", new Element().with("contentString", words()))
                .with("note", notes());
        String told = draft.tell(COMMUNICATION, Systems.ALARM_STEP, message.bundle(), communication);
        draft.addProvenance(Origins.of(told, draft, cast.gateway(), message.at())
                .with("reason", List.of(Types.concept(Types.coding(Systems.REASON, "TREAT"))))
                .with("entity", List.of(Origins.bundle(draft))));
        return draft.bundle(message.at());
    }

    private Element what() {
        String alias = disclosure.aliases().of("fold", message.fold());
        return draft.resource(COMMUNICATION, isTest())
                .and("identifier", Types.identifier(Systems.ALARM_STEP, message.bundle()))
                .and("identifier", Types.identifier(Systems.ALARM, alias))
                .with("status", message.open().isEmpty() ? "completed" : "in-progress")
                .with("statusReason", Types.concept(Types.coding(Systems.ALARM_STATE, state().wireName())))
                .and("category", Types.concept(Types.coding(Systems.HL7 + "communication-category", "alert")))
                .and(
                        "category",
                        Types.concept(Types.coding(
                                Systems.ALARM_CATEGORY,
                                message.kind().category().wireName())))
                .with("priority", AlarmBundle.priority(message.priority()))
                .with(
                        "topic",
                        Types.concept(
                                Types.coding(Systems.ALARM_KIND, message.kind().wireName())));
    }

    /** Only when all of it is: a test hides nothing. */
    private boolean isTest() {
        return !known.isEmpty() && known.values().stream().allMatch(Alarm::test);
    }

    /** That of the alarm for which least was done. */
    private AlarmState state() {
        return message.open().stream()
                .map(told -> Optional.ofNullable(known.get(told.alarm())))
                .flatMap(Optional::stream)
                .map(Alarm::state)
                .min(Comparator.naturalOrder())
                .orElse(message.open().isEmpty() ? AlarmState.ENDED : AlarmState.ACTIVE);
    }

    /** Each alarm, and behind it its device: those that are open, or at the end those it is over for. */
    private List<Element> about() {
        List<Element> about = new ArrayList<>();
        for (Told told : message.open().isEmpty() ? message.over() : message.open()) {
            about.add(named(COMMUNICATION, Systems.ALARM, "alarm", told.alarm().value()));
            Optional.ofNullable(known.get(told.alarm()))
                    .flatMap(Alarm::device)
                    .map(DeviceId::value)
                    .ifPresent(device -> about.add(named("Device", Systems.DEVICE, "device", device)));
        }
        return about;
    }

    /** By its identifier, without a resource of its own: hundreds of those would be the same few lines. */
    private Element named(String type, String system, String sort, String value) {
        return new Element()
                .with("type", type)
                .with(
                        "identifier",
                        Types.identifier(system, disclosure.aliases().of(sort, value)));
    }

    private String words() {
        int open = message.open().size();
        int over = message.over().size();
        String what = AlarmWords.many(message.kind()) + ": ";
        if (open == 0) {
            return what + "over for all, the last " + over + ".";
        }
        return what + open + " now" + (over == 0 ? "." : ", over for " + over + ".");
    }

    private List<Element> notes() {
        List<Element> notes = new ArrayList<>();
        first(Alarm::observedAt).ifPresent(at -> notes.add(AlarmBundle.note("happened", Types.instant(at))));
        first(Alarm::raisedAt).ifPresent(at -> notes.add(AlarmBundle.note("raised", Types.instant(at))));
        return notes;
    }

    private Optional<Instant> first(Function<Alarm, Instant> time) {
        return known.values().stream().map(time).min(Comparator.naturalOrder());
    }
}
