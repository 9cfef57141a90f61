// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.fhir;

import care.lares.domain.AlarmState;
import care.lares.domain.DeskRow;
import care.lares.journal.ToldTogether;
import care.lares.journal.ToldTogether.Beginning;
import care.lares.journal.ToldTogether.Told;
import care.lares.sync.summary.Disclosure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Technical alarms of one cause as one bundle: one communication that says what is wrong, with how many devices, and
 * which. To the recipient the fold is one alarm, and this one of its steps. All of it comes from the message alone, which is
 * in the log: sent again after a restart it is the same bytes.
 */
final class FoldBundle {
    private static final String COMMUNICATION = "Communication";

    private final ToldTogether message;
    private final Disclosure disclosure;
    private final BundleDraft draft;
    private final Cast cast;

    FoldBundle(ToldTogether message, Disclosure disclosure, String gateway) {
        this.message = message;
        this.disclosure = disclosure;
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
        AlarmState state = message.open().isEmpty() ? AlarmState.ENDED : AlarmState.ACTIVE;
        return draft.resource(COMMUNICATION, DeskRow.isOfTests(message.cause()))
                .and("identifier", Types.identifier(Systems.ALARM_STEP, message.bundle()))
                .and("identifier", Types.identifier(Systems.ALARM, alias))
                .with("status", message.open().isEmpty() ? "completed" : "in-progress")
                .with("statusReason", Types.concept(Types.coding(Systems.ALARM_STATE, state.wireName())))
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

    /** Each alarm, and behind it its device: those that are open, or at the end those it is over for. */
    private List<Element> about() {
        List<Element> about = new ArrayList<>();
        for (Told told : toldOf()) {
            about.add(named(COMMUNICATION, Systems.ALARM, "alarm", told.alarm().value()));
            told.beginning()
                    .map(began -> began.device().value())
                    .ifPresent(device -> about.add(named("Device", Systems.DEVICE, "device", device)));
        }
        return about;
    }

    private List<Told> toldOf() {
        return message.open().isEmpty() ? message.over() : message.open();
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
        return toldOf().stream()
                .flatMap(told -> told.beginning().stream())
                .map(Beginning::raisedAt)
                .min(Comparator.naturalOrder())
                .map(first -> AlarmBundle.note("raised", Types.instant(first)))
                .stream()
                .toList();
    }
}
