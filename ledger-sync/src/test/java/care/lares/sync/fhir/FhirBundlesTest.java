// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.fhir;

import static care.lares.sync.fhir.Outbound.NORTH;
import static care.lares.sync.fhir.Outbound.REST;
import static care.lares.sync.fhir.Outbound.SOUTH;
import static care.lares.sync.fhir.Outbound.component;
import static care.lares.sync.fhir.Outbound.observation;
import static care.lares.sync.fhir.Outbound.resources;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.lares.domain.Alarm;
import care.lares.domain.AlarmEvent;
import care.lares.domain.AlarmKind;
import care.lares.domain.AlarmStep;
import care.lares.domain.DeviceId;
import care.lares.domain.Kind;
import care.lares.domain.Quality;
import care.lares.domain.Reading;
import care.lares.domain.Value;
import care.lares.journal.seal.Checkpoint;
import care.lares.sync.deidentify.Pseudonyms;
import care.lares.sync.summary.Disclosure;
import care.lares.sync.summary.SeededWard;
import care.lares.sync.summary.Summary;
import care.lares.sync.summary.SummaryDraft;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FhirBundlesTest {
    private static final Instant AT = SeededWard.HOUR.plusSeconds(600);

    private final Outbound named = new Outbound().trusted(true);
    private final Outbound nameless = new Outbound().trusted(false);
    private final SummaryDraft draft = new SummaryDraft(
            SeededWard.ORIGIN, Optional.of(SeededWard.ANNA), SeededWard.HOUR, SeededWard.HOUR.plusSeconds(3600));
    private long seq = 7;

    private void told(String device, Kind kind, String number, Instant at, Quality... quality) {
        draft.add(
                seq++,
                new Reading(
                        new DeviceId(device),
                        kind,
                        new Value.Quantity(new BigDecimal(number)),
                        at,
                        Optional.empty(),
                        Optional.empty(),
                        Set.of(quality),
                        Optional.empty()));
    }

    @Test
    void figuresAreFiguresAndTheLatestMeasurementIsAVitalSign() {
        told("band", Kind.HEART_RATE, "70", AT);
        told("band", Kind.HEART_RATE, "75", AT.plusSeconds(60));
        told("band", Kind.HEART_RATE, "71", AT.plusSeconds(30));
        FhirBundle bundle = named.of(draft.summary(), NORTH);

        JsonNode figures = observation(bundle, "summary");
        assertThat(figures.at("/effectivePeriod/start").asText()).isEqualTo("2026-11-21T08:10:00Z");
        assertThat(figures.at("/effectivePeriod/end").asText()).isEqualTo("2026-11-21T08:11:00Z");
        assertThat(figures.has("valueQuantity")).isFalse();
        assertThat(figures.at("/meta/profile").isMissingNode()).isTrue();
        assertThat(component(figures, "average").at("/valueQuantity/value").decimalValue())
                .isEqualByComparingTo("72");
        assertThat(component(figures, "minimum").at("/valueQuantity/value").asInt())
                .isEqualTo(70);
        assertThat(component(figures, "maximum").at("/valueQuantity/value").asInt())
                .isEqualTo(75);
        assertThat(component(figures, "last").at("/valueQuantity/value").asInt())
                .isEqualTo(75);
        assertThat(component(figures, "count").get("valueInteger").asInt()).isEqualTo(3);

        JsonNode latest = observation(bundle, "8867-4");
        assertThat(latest.at("/meta/profile/0").asText())
                .isEqualTo("http://hl7.org/fhir/StructureDefinition/heartrate");
        assertThat(latest.get("effectiveDateTime").asText()).isEqualTo("2026-11-21T08:11:00Z");
        assertThat(latest.at("/valueQuantity/value").asInt()).isEqualTo(75);
        assertThat(latest.at("/valueQuantity/code").asText()).isEqualTo("/min");
    }

    @Test
    void whatSaysNothingAboutThePersonIsInNoFigureAndTheBundleSaysSo() {
        told("band", Kind.SPO2, "96", AT);
        told("band", Kind.SPO2, "12", AT, Quality.IMPLAUSIBLE);
        told("band", Kind.SPO2, "50", AT, Quality.BELOW_RANGE);
        told("band", Kind.SPO2, "0", AT, Quality.CONTACT_LOST);
        JsonNode figures = observation(named.of(draft.summary(), NORTH), "summary");
        assertThat(component(figures, "minimum").at("/valueQuantity/value").asInt())
                .isEqualTo(96);
        assertThat(component(figures, "apart-implausible").get("valueInteger").asInt())
                .isEqualTo(1);
        assertThat(component(figures, "apart-below_range").get("valueInteger").asInt())
                .isEqualTo(1);
        assertThat(figures.at("/note/0/text").asText()).startsWith("3 of 4 readings of spo2 are counted apart");
        assertThat(figures.has("dataAbsentReason")).isFalse();
    }

    @Test
    void aSensorThatTouchedNobodyMeasuredNothing() {
        told("band", Kind.SPO2, "0", AT, Quality.CONTACT_LOST);
        FhirBundle bundle = named.of(draft.summary(), NORTH);
        assertThat(resources(bundle, "Observation")).hasSize(1);
        JsonNode figures = observation(bundle, "summary");
        assertThat(figures.at("/dataAbsentReason/coding/0/code").asText()).isEqualTo("not-performed");
        assertThat(component(figures, "count").get("valueInteger").asInt()).isZero();
    }

    @Test
    void rubbishOnlyIsAnErrorAndNoMeasurement() {
        told("band", Kind.SPO2, "12", AT, Quality.IMPLAUSIBLE);
        told("band", Kind.SPO2, "0", AT, Quality.CONTACT_LOST);
        assertThat(observation(named.of(draft.summary(), NORTH), "summary")
                        .at("/dataAbsentReason/coding/0/code")
                        .asText())
                .isEqualTo("error");
    }

    @Test
    void bloodPressureMeasuredTogetherIsOnePanel() {
        told("cuff", Kind.BP_SYSTOLIC, "131", AT);
        told("cuff", Kind.BP_DIASTOLIC, "84", AT);
        told("cuff", Kind.BP_MEAN, "99", AT);
        JsonNode panel = observation(named.of(draft.summary(), NORTH), "85354-9");
        assertThat(panel.has("valueQuantity")).isFalse();
        assertThat(component(panel, "8480-6").at("/valueQuantity/value").asInt())
                .isEqualTo(131);
        assertThat(component(panel, "8462-4").at("/valueQuantity/value").asInt())
                .isEqualTo(84);
        assertThat(component(panel, "8478-0").at("/valueQuantity/code").asText())
                .isEqualTo("mm[Hg]");
    }

    @Test
    void bloodPressureOfAnotherTimeOrCuffIsNotPutTogether() {
        told("cuff", Kind.BP_DIASTOLIC, "84", AT);
        told("cuff", Kind.BP_SYSTOLIC, "131", AT.plusSeconds(900));
        told("other-cuff", Kind.BP_MEAN, "99", AT.plusSeconds(900));
        JsonNode panel = observation(named.of(draft.summary(), NORTH), "85354-9");
        assertThat(component(panel, "8480-6").at("/valueQuantity/value").asInt())
                .isEqualTo(131);
        assertThat(component(panel, "8462-4")
                        .at("/dataAbsentReason/coding/0/code")
                        .asText())
                .isEqualTo("unknown");
        assertThat(panel.get("component")).hasSize(2);
    }

    @Test
    void provenanceNamesTheCheckpointTheSummaryRestsOn() {
        told("band", Kind.HEART_RATE, "70", AT);
        FhirBundle bundle = named.of(draft.summary(), NORTH);
        JsonNode provenance = resources(bundle, "Provenance").get(0);
        assertThat(provenance.get("target")).hasSize(2);
        assertThat(provenance.at("/entity/0/what/identifier/value").asText()).isEqualTo(bundle.id());
        assertThat(provenance.at("/entity/1/what/identifier/system").asText()).isEqualTo("urn:lares:checkpoint");
        assertThat(provenance.at("/entity/1/what/identifier/value").asText())
                .isEqualTo(SeededWard.ORIGIN + " 2000000 " + "A".repeat(43) + "=");
    }

    @Test
    void restsOnNothingThatDoesNotCoverIt() {
        told("band", Kind.HEART_RATE, "70", AT);
        Summary summary = draft.summary();
        FhirBundles bundles = new FhirBundles("ab".repeat(32));
        var disclosure = Disclosure.pseudonymous(NORTH, new Pseudonyms(new byte[32]).pseudonymous(NORTH));
        Checkpoint before = new Checkpoint(SeededWard.ORIGIN, summary.lastSeq(), REST.root());
        assertThatThrownBy(() -> bundles.summary(summary, disclosure, before))
                .isInstanceOf(IllegalArgumentException.class);
        Checkpoint following = new Checkpoint("lares.local/following", 3, REST.root());
        assertThat(bundles.summary(summary, disclosure, following))
                .as("a log that follows commits to all of it")
                .isNotNull();
    }

    @Test
    void withoutANameTimesAreRoughAndEverythingSaysSo() {
        told("band", Kind.HEART_RATE, "70", AT);
        FhirBundle bundle = nameless.of(draft.summary(), NORTH);
        JsonNode figures = observation(bundle, "summary");
        assertThat(figures.at("/effectivePeriod/start").asText()).isEqualTo("2026-11-21T08:00:00Z");
        assertThat(figures.at("/effectivePeriod/end").asText()).isEqualTo("2026-11-21T09:00:00Z");
        assertThat(observation(bundle, "8867-4").get("effectiveDateTime").asText())
                .isEqualTo("2026-11-21");
        for (String type : List.of("Patient", "Observation", "Provenance")) {
            assertThat(resources(bundle, type))
                    .isNotEmpty()
                    .allSatisfy(one ->
                            assertThat(one.at("/meta/security/0/code").asText()).isEqualTo("PSEUDED"));
        }
        assertThat(resources(bundle, "Patient").get(0).has("name")).isFalse();
    }

    @Test
    void whereSomebodySleepsIsToldOnlyToWhoKnowsThePersonAndWhereTheyAreToNobody() {
        draft.add(seq++, flag(Kind.BED_OCCUPIED));
        draft.add(seq++, code(Kind.LOCATION, "54.09,13.38,12"));
        assertThat(resources(nameless.of(draft.summary(), NORTH), "Observation"))
                .isEmpty();
        FhirBundle told = named.of(draft.summary(), NORTH);
        assertThat(resources(told, "Observation")).hasSize(1);
        assertThat(component(observation(told, "bed_occupied"), "told-true")
                        .get("valueInteger")
                        .asInt())
                .isEqualTo(1);
    }

    private static Reading flag(Kind kind) {
        return reading(kind, Value.Flag.ON);
    }

    private static Reading code(Kind kind, String code) {
        return reading(kind, new Value.Code(code));
    }

    private static Reading reading(Kind kind, Value value) {
        return new Reading(
                new DeviceId("mat"), kind, value, AT, Optional.empty(), Optional.empty(), Set.of(), Optional.empty());
    }

    @Test
    void anAlarmSaysWhatWhoWhereAndHowItStands() {
        Alarm alarm = new SeededWard(3).alarm(AlarmKind.SOS, Optional.of(SeededWard.ANNA));
        FhirBundle bundle = new Outbound().of(alarm, NORTH);
        JsonNode told = resources(bundle, "Communication").get(0);
        assertThat(told.get("priority").asText()).isEqualTo("stat");
        assertThat(told.at("/topic/coding/0/code").asText()).isEqualTo("sos");
        assertThat(told.at("/statusReason/coding/0/code").asText())
                .isEqualTo(alarm.state().wireName());
        assertThat(told.get("payload").toString())
                .contains("Somebody calls: the device was pressed.", "allergies: " + SeededWard.ALLERGY);
        assertThat(resources(bundle, "Patient").get(0).at("/name/0/text").asText())
                .isEqualTo(SeededWard.NAME);
        assertThat(resources(bundle, "Location").get(0).at("/address/text").asText())
                .isEqualTo(SeededWard.ADDRESS);
        assertThat(resources(bundle, "Provenance")
                        .get(0)
                        .at("/reason/0/coding/0/code")
                        .asText())
                .isEqualTo("ETREAT");
    }

    /** It is the same step, under the same name. */
    @Test
    void aStepThatIsToldAgainAfterARestartIsToldInTheSameWords() {
        Alarm alarm = new SeededWard(3).alarm(AlarmKind.SOS, Optional.of(SeededWard.ANNA));
        JsonNode before =
                resources(new Outbound().of(alarm, NORTH), "Communication").get(0);
        Instant later = alarm.latest().at().plusSeconds(9);
        Alarm resumed = SeededWard.after(alarm, alarm.state(), new AlarmEvent(later, AlarmStep.RESUMED, "", "", ""));
        JsonNode after =
                resources(new Outbound().of(resumed, NORTH), "Communication").get(0);
        assertThat(after.get("identifier")).isEqualTo(before.get("identifier"));
        assertThat(after.get("note")).isEqualTo(before.get("note"));
    }

    @Test
    void whoMovedOrIsCalledOtherwiseIsToldAnew() {
        Alarm alarm = new SeededWard(3).alarm(AlarmKind.SOS, Optional.of(SeededWard.ANNA));
        JsonNode before = resources(new Outbound().of(alarm, NORTH), "Patient").get(0);
        Outbound renamed = new Outbound().called(SeededWard.ANNA, "Anna Brandt-Lenz");
        JsonNode after = resources(renamed.of(alarm, NORTH), "Patient").get(0);
        assertThat(after.at("/identifier/0")).isEqualTo(before.at("/identifier/0"));
        assertThat(after.at("/identifier/1")).isNotEqualTo(before.at("/identifier/1"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void everyBundleIsTheSameBytesAgainAndCreatesNothingTwice(long seed) {
        Summary summary = new SeededWard(seed).summary(Optional.of(SeededWard.ANNA));
        Alarm alarm = new SeededWard(seed).alarm(Optional.of(SeededWard.ANNA));
        for (Outbound out : List.of(named, nameless)) {
            assertThat(out.of(summary, NORTH).json())
                    .isEqualTo(out.of(summary, NORTH).json());
            assertSound(out.of(summary, NORTH), seed);
            assertSound(out.of(alarm, NORTH), seed);
            assertThat(out.of(summary, NORTH).id())
                    .isNotEqualTo(out.of(summary, SOUTH).id());
        }
    }

    private static final Pattern URN =
            Pattern.compile("urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");

    /** Names are unique, every reference leads somewhere, every resource is created on a condition. */
    private static void assertSound(FhirBundle bundle, long seed) {
        JsonNode json = Outbound.read(bundle);
        assertThat(json.get("type").asText()).isEqualTo("transaction");
        assertThat(json.at("/identifier/value").asText()).isEqualTo(bundle.id());
        Set<String> urls = new HashSet<>();
        Set<String> conditions = new HashSet<>();
        for (JsonNode entry : json.get("entry")) {
            assertThat(entry.get("fullUrl").asText()).matches(URN);
            assertThat(urls.add(entry.get("fullUrl").asText()))
                    .as("seed %d", seed)
                    .isTrue();
            String type = entry.at("/resource/resourceType").asText();
            String condition = entry.at("/request/ifNoneExist").asText();
            assertThat(entry.at("/request/method").asText()).isEqualTo("POST");
            assertThat(entry.at("/request/url").asText()).isEqualTo(type);
            assertThat(condition).matches("(entity:)?identifier=urn:lares:[a-z-]+\\|[0-9a-f]{32,64}");
            assertThat(conditions.add(type + condition))
                    .as("seed %d %s", seed, condition)
                    .isTrue();
        }
        json.findValuesAsText("reference")
                .forEach(reference -> assertThat(urls).as("seed %d", seed).contains(reference));
    }
}
