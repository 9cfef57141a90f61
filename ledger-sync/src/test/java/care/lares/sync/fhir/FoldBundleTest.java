// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.fhir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.lares.domain.Alarm;
import care.lares.domain.AlarmKind;
import care.lares.domain.DeviceId;
import care.lares.journal.Registry;
import care.lares.journal.ToldTogether;
import care.lares.journal.ToldTogether.Beginning;
import care.lares.journal.ToldTogether.Told;
import care.lares.journal.seal.EntryCodec;
import care.lares.sync.consent.Consents;
import care.lares.sync.deidentify.Pseudonyms;
import care.lares.sync.summary.Disclosure;
import care.lares.sync.summary.SeededWard;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Several technical alarms as one communication. */
class FoldBundleTest {
    private static final String FOLD = "0f".repeat(16);

    private final FhirBundles bundles = new FhirBundles("ab".repeat(32));
    private final Consents consents =
            new Consents(new Registry(), new Pseudonyms(new byte[32]), "House", Optional.of("Road 1"));
    private final Disclosure north = consents.withoutNames(Outbound.NORTH);
    private final List<Alarm> alarms = alarms();

    private static List<Alarm> alarms() {
        List<Alarm> alarms = new ArrayList<>();
        for (long seed = 0; alarms.size() < 3; seed++) {
            Alarm alarm = new SeededWard(seed).alarm(AlarmKind.SENSOR_STALE, Optional.of(SeededWard.ANNA));
            if (alarm.device().isPresent() && alarm.state().open()) {
                alarms.add(alarm);
            }
        }
        return alarms;
    }

    private ToldTogether message(int number, List<Told> open, List<Told> over) {
        return new ToldTogether(
                SeededWard.HOUR,
                "centre-north",
                FOLD,
                "cause",
                AlarmKind.SENSOR_STALE,
                AlarmKind.SENSOR_STALE.priority(),
                number,
                FOLD + "-" + number,
                false,
                open,
                over);
    }

    private static List<Told> told(List<Alarm> alarms) {
        return alarms.stream()
                .map(alarm -> new Told(alarm.id(), alarm.steps(), Beginning.of(alarm)))
                .toList();
    }

    private JsonNode communication(ToldTogether message) throws IOException {
        byte[] json = bundles.together(message, north).json();
        List<JsonNode> found = new ArrayList<>();
        new ObjectMapper().readTree(json).path("entry").forEach(entry -> {
            if (entry.path("resource").path("resourceType").asText().equals("Communication")) {
                found.add(entry.path("resource"));
            }
        });
        assertThat(found).as("one communication, however many alarms").hasSize(1);
        return found.get(0);
    }

    @Test
    void saysHowManyAndWhichByTheIdentifiersOfTheAlarmsAndDevices() throws IOException {
        JsonNode told = communication(message(1, told(alarms), List.of()));
        assertThat(told.path("payload").toString()).contains("Sensors do not report: 3 now.");
        assertThat(told.path("status").asText()).isEqualTo("in-progress");
        for (Alarm alarm : alarms) {
            String device = alarm.device().map(DeviceId::value).orElseThrow();
            assertThat(told.path("about").toString())
                    .contains(north.aliases().of("alarm", alarm.id().value()))
                    .contains(north.aliases().of("device", device));
            assertThat(told.toString()).doesNotContain(alarm.id().value()).doesNotContain("\"" + device + "\"");
        }
        assertThat(told.has("subject")).isFalse();
        assertThat(told.toString()).contains("PSEUDED").doesNotContain("Road 1");
    }

    @Test
    void theEndOfItIsTheSameAlarmCompleted() throws IOException {
        JsonNode first = communication(message(1, told(alarms), List.of()));
        JsonNode last = communication(message(3, List.of(), told(alarms)));
        assertThat(last.path("status").asText()).isEqualTo("completed");
        assertThat(last.path("payload").toString()).contains("over for all");
        assertThat(last.path("identifier").get(0))
                .isNotEqualTo(first.path("identifier").get(0));
        assertThat(last.path("identifier").get(1))
                .as("the fold")
                .isEqualTo(first.path("identifier").get(1));
    }

    @Test
    void theSameMessageIsTheSameBytesAfterARestart() throws Exception {
        ToldTogether message = message(1, told(alarms), List.of());
        byte[] body = EntryCodec.encode(message);
        FhirBundle before = bundles.together(message, north);
        FhirBundle after = bundles.together((ToldTogether) EntryCodec.decode(body), north);
        assertThat(before.id()).isEqualTo(after.id()).isEqualTo(message.bundle());
        assertThat(new String(after.json(), UTF_8)).isEqualTo(new String(before.json(), UTF_8));
        assertThat(communication(message).path("about")).hasSize(2 * alarms.size());
    }

    @Test
    void ofALogThatDoesNotSayWhichDevicesTheAlarmsAreToldWithoutThem() throws IOException {
        List<Told> bare = alarms.stream()
                .map(alarm -> new Told(alarm.id(), alarm.steps(), Optional.empty()))
                .toList();
        JsonNode told = communication(message(1, bare, List.of()));
        assertThat(told.path("about")).hasSize(alarms.size());
        assertThat(told.has("note")).isFalse();
    }

    @Test
    void isATestWhenItsAlarmsAre() {
        ToldTogether message = message(1, told(alarms), List.of());
        ToldTogether test = new ToldTogether(
                message.at(),
                message.recipient(),
                FOLD,
                "cause/test",
                message.kind(),
                message.priority(),
                1,
                message.bundle(),
                false,
                message.open(),
                message.over());
        assertThat(new String(bundles.together(test, north).json(), UTF_8)).contains("HTEST");
        assertThat(new String(bundles.together(message, north).json(), UTF_8)).doesNotContain("HTEST");
    }

    @Test
    void namesNobody() {
        Disclosure named = consents.alarm(
                new SeededWard(1).alarm(AlarmKind.SOS, Optional.of(SeededWard.ANNA)), Outbound.NORTH, SeededWard.HOUR);
        ToldTogether message = message(1, told(alarms), List.of());
        assertThatThrownBy(() -> bundles.together(message, named)).isInstanceOf(IllegalArgumentException.class);
    }
}
