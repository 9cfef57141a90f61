// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.fhir;

import care.lares.domain.Alarm;
import care.lares.domain.AlarmEvent;
import care.lares.domain.AlarmId;
import care.lares.domain.AlarmKind;
import care.lares.domain.AlarmState;
import care.lares.domain.AlarmStep;
import care.lares.domain.Assignment;
import care.lares.domain.ConsentId;
import care.lares.domain.DeviceId;
import care.lares.domain.Kind;
import care.lares.domain.PlaceId;
import care.lares.domain.Purpose;
import care.lares.domain.Quality;
import care.lares.domain.Reading;
import care.lares.domain.RecipientId;
import care.lares.domain.ResidentId;
import care.lares.domain.Value;
import care.lares.journal.ConsentEntry.ConsentGiven;
import care.lares.journal.Registry;
import care.lares.journal.RegistryEntry.PlaceRegistered;
import care.lares.journal.RegistryEntry.ResidentDescribed;
import care.lares.journal.ToldTogether;
import care.lares.journal.ToldTogether.Beginning;
import care.lares.journal.ToldTogether.Told;
import care.lares.journal.seal.Checkpoint;
import care.lares.sync.consent.Consents;
import care.lares.sync.deidentify.Pseudonyms;
import care.lares.sync.fhir.FhirBundle;
import care.lares.sync.fhir.FhirBundles;
import care.lares.sync.summary.Disclosure;
import care.lares.sync.summary.SummaryDraft;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A bundle of every form that is ever sent: every kind of reading with every quality, every kind of alarm. */
final class FhirSamples {
    private static final Instant HOUR = Instant.parse("2026-11-21T08:00:00Z");
    private static final Instant NEXT = HOUR.plusSeconds(3600);
    private static final Checkpoint REST = new Checkpoint("lares.local/00112233", 1_000_000, new byte[32]);
    private static final RecipientId CENTRE = new RecipientId("centre-north");
    private static final Optional<ResidentId> EDA = Optional.of(new ResidentId("r-4"));
    private static final Optional<PlaceId> ROOM = Optional.of(new PlaceId("room-4"));

    private final Map<String, byte[]> bundles = new LinkedHashMap<>();
    private final FhirBundles fhir = new FhirBundles("0f".repeat(32));
    private final Registry registry = new Registry();
    private final Consents consents =
            new Consents(registry, new Pseudonyms(new byte[32]), "House by the Lake", Optional.of("Lake Road 1"));

    private FhirSamples() {
        registry.apply(new PlaceRegistered(HOUR, ROOM.get(), "Room 4", "test"));
        registry.apply(new ResidentDescribed(
                HOUR,
                EDA.get(),
                "Eda Linde",
                ROOM,
                1,
                Map.of("allergies", "penicillin", "key", "at the desk"),
                "test"));
    }

    /** All of them, by name. */
    static Map<String, byte[]> all() {
        FhirSamples samples = new FhirSamples();
        samples.alarms("unconsented");
        samples.consent(false);
        samples.summaries("pseudonymous");
        samples.consent(true);
        samples.summaries("named");
        samples.alarms("named");
        samples.folds();
        return samples.bundles;
    }

    private void consent(boolean named) {
        registry.apply(new ConsentGiven(
                HOUR, new ConsentId("c-1"), EDA.get(), CENTRE, Purpose.CARE, named, Optional.empty(), "test"));
    }

    private void summaries(String form) {
        put(form + "-everything", EDA, draft -> {
            tell(draft, Set.of());
            tell(draft, Set.of(Quality.LATE));
            for (Quality quality : Quality.values()) {
                tell(draft, Set.of(quality));
            }
            draft.add(9_000, alarm(AlarmKind.SOS, AlarmState.ACTIVE, false));
        });
        put(form + "-rubbish", EDA, draft -> tell(draft, Set.of(Quality.IMPLAUSIBLE)));
        put(form + "-untouched", EDA, draft -> tell(draft, Set.of(Quality.CONTACT_LOST)));
        put(form + "-half-a-pressure", EDA, draft -> draft.add(1, reading(Kind.BP_SYSTOLIC, Set.of(), 0)));
        put(form + "-mean-pressure", EDA, draft -> draft.add(1, reading(Kind.BP_MEAN, Set.of(), 0)));
        put(form + "-house", Optional.empty(), draft -> tell(draft, Set.of()));
        put(form + "-nothing-that-leaves", EDA, draft -> draft.add(1, reading(Kind.LOCATION, Set.of(), 0)));
    }

    private interface Filling {
        void into(SummaryDraft draft);
    }

    private void put(String name, Optional<ResidentId> resident, Filling filling) {
        SummaryDraft draft = new SummaryDraft(REST.origin(), resident, HOUR, NEXT);
        filling.into(draft);
        Disclosure disclosure = consents.summary(resident, CENTRE, NEXT).orElseThrow();
        put(name, fhir.summary(draft.summary(), disclosure, REST));
    }

    private void put(String name, FhirBundle bundle) {
        bundles.put(name + ".json", bundle.json());
    }

    private static void tell(SummaryDraft draft, Set<Quality> quality) {
        for (Kind kind : Kind.values()) {
            draft.add(kind.code(), reading(kind, quality, 0));
            draft.add(kind.code(), reading(kind, quality, kind.code() % 2 * 60));
        }
    }

    private static Reading reading(Kind kind, Set<Quality> quality, int second) {
        Value value = switch (kind.type()) {
            case BOOLEAN -> Value.Flag.ON;
            case NUMERIC -> new Value.Quantity(new BigDecimal("90.5"));
            case CODED -> new Value.Code("A");
        };
        Instant at = HOUR.plusSeconds(second);
        return new Reading(
                new DeviceId("0x00124b00" + kind.code() % 3),
                kind,
                value,
                at,
                Optional.of(at),
                Optional.empty(),
                quality,
                Optional.empty());
    }

    private void alarms(String form) {
        AlarmState[] states = AlarmState.values();
        for (AlarmKind kind : AlarmKind.values()) {
            Alarm alarm = alarm(kind, states[kind.code() % states.length], kind.code() % 2 == 0);
            put(form + "-" + kind.wireName(), fhir.alarm(alarm, consents.alarm(alarm, CENTRE, NEXT)));
        }
    }

    private void folds() {
        for (AlarmKind kind : AlarmKind.values()) {
            if (kind.technical()) {
                Alarm open = alarm(kind, AlarmState.ACTIVE, kind.code() % 2 == 0);
                Told told = new Told(open.id(), 1, Beginning.of(open));
                Told over = new Told(new AlarmId("f".repeat(32)), 2, Optional.empty());
                fold(kind, "growing", List.of(told), List.of(over));
                fold(kind, "over", List.of(), List.of(told, over));
            }
        }
    }

    private void fold(AlarmKind kind, String form, List<Told> open, List<Told> over) {
        String fold = "%032x".formatted(kind.code());
        ToldTogether message = new ToldTogether(
                HOUR,
                CENTRE.value(),
                fold,
                kind.code() % 2 == 0 ? "cause/test" : "cause",
                kind,
                kind.priority(),
                2,
                fold + "-2",
                false,
                open,
                over);
        put("fold-" + form + "-" + kind.wireName(), fhir.together(message, consents.withoutNames(CENTRE)));
    }

    private static Alarm alarm(AlarmKind kind, AlarmState state, boolean test) {
        boolean ofSomebody = kind.code() % 3 != 0;
        return new Alarm(
                new AlarmId("%032x".formatted(kind.code())),
                "rule",
                kind,
                kind.priority(),
                state,
                new Assignment(ofSomebody ? EDA : Optional.empty(), ofSomebody ? Optional.empty() : ROOM),
                ofSomebody ? Optional.of(new DeviceId("pendant-4")) : Optional.empty(),
                HOUR,
                HOUR,
                "Something is wrong.",
                "Go there.",
                1,
                1,
                true,
                false,
                Optional.empty(),
                Optional.empty(),
                test,
                List.of(1L),
                List.of(new AlarmEvent(HOUR, AlarmStep.RAISED, "pendant-4", "mqtt", "")));
    }
}
