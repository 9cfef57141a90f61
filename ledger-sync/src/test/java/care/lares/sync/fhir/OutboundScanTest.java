// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.fhir;

import static care.lares.sync.fhir.Outbound.NORTH;
import static care.lares.sync.fhir.Outbound.SOUTH;
import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.Alarm;
import care.lares.domain.AlarmKind;
import care.lares.domain.DeviceId;
import care.lares.domain.ResidentId;
import care.lares.sync.consent.Consents;
import care.lares.sync.summary.SeededWard;
import care.lares.sync.summary.Summary;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Everything a house gives away is looked through for what is planted in it: names, addresses, radio addresses, ids and
 * free text. Only what a consent or the exception for people in danger allows may be found.
 */
class OutboundScanTest {
    private static final Optional<ResidentId> ANNA = Optional.of(SeededWard.ANNA);
    private static final Optional<ResidentId> NOBODY = Optional.empty();

    /** Any of these outside is a leak in every form. */
    private static final List<String> NEVER = never();

    /** Six pairs of hexadecimal digits between colons or dashes, however they came there. */
    private static final Pattern RADIO_ADDRESS =
            Pattern.compile("(?i)(?<![0-9a-f])([0-9a-f]{2}[:-]){5}[0-9a-f]{2}(?![0-9a-f])");

    private static List<String> never() {
        List<String> never = new ArrayList<>(List.of(
                SeededWard.STAFF,
                SeededWard.OUTCOME,
                SeededWard.SOURCE_ID,
                SeededWard.ANNA.value(),
                SeededWard.WILHELM.value(),
                SeededWard.ROOM.value(),
                "furlong",
                "54.0924"));
        for (DeviceId device : SeededWard.DEVICES) {
            never.add(device.value());
            never.add(device.value().replace(":", "").replaceFirst("^0x", ""));
        }
        return never;
    }

    static Stream<Long> seeds() {
        return Stream.iterate(1L, seed -> seed + 1).limit(40);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void summariesNameOnlyWhoLetsThem(long seed) {
        Summary summary = new SeededWard(seed).summary(ANNA);
        String named = Outbound.text(new Outbound().trusted(true).of(summary, NORTH));
        String nameless = Outbound.text(new Outbound().trusted(false).of(summary, NORTH));
        assertThat(named).as("seed %d", seed).contains(SeededWard.NAME);
        assertFindsNone(seed, nameless, SeededWard.NAME, "Brandt", "Anna");
        for (String json : List.of(named, nameless)) {
            assertFindsNever(seed, json);
            assertFindsNone(
                    seed,
                    json,
                    SeededWard.OTHER_NAME,
                    SeededWard.ADDRESS,
                    SeededWard.HOUSE,
                    SeededWard.PLACE_NAME,
                    SeededWard.ALLERGY,
                    SeededWard.DOCTOR);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theHousesOwnNamesNobody(long seed) {
        String json = Outbound.text(new Outbound().trusted(true).of(new SeededWard(seed).summary(NOBODY), NORTH));
        assertFindsNever(seed, json);
        assertFindsNone(seed, json, SeededWard.NAME, SeededWard.OTHER_NAME, SeededWard.ADDRESS, SeededWard.HOUSE);
        for (String kind : List.of("heart_rate", "motion", "bed_occupied", "sos", "location")) {
            assertFindsNone(seed, json, "\"" + Systems.KIND + "\",\"code\":\"" + kind + "\"");
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void alarmsNameWhoIsInDangerAndElseOnlyWhoLetsThem(long seed) {
        SeededWard ward = new SeededWard(seed);
        for (Alarm alarm : List.of(ward.alarm(ANNA), ward.alarm(NOBODY), ward.alarm(ANNA))) {
            String untrusted = Outbound.text(new Outbound().of(alarm, NORTH));
            String trusted = Outbound.text(new Outbound().trusted(true).of(alarm, NORTH));
            assertFindsNever(seed, untrusted);
            assertFindsNever(seed, trusted);
            if (Consents.isExempt(alarm)) {
                assertThat(untrusted).as("seed %d", seed).contains(SeededWard.ADDRESS);
                assertThat(untrusted.contains(SeededWard.NAME))
                        .as("seed %d", seed)
                        .isEqualTo(alarm.assignment().resident().isPresent()
                                || alarm.assignment().place().isPresent());
            } else {
                assertFindsNone(
                        seed,
                        untrusted,
                        SeededWard.NAME,
                        SeededWard.ADDRESS,
                        SeededWard.HOUSE,
                        SeededWard.PLACE_NAME,
                        SeededWard.ALLERGY,
                        "Webhook of");
                assertFindsNone(seed, trusted, SeededWard.ALLERGY, SeededWard.DOCTOR, "Webhook of");
            }
        }
    }

    /** Nothing but the gateway itself and the log is called the same at two recipients, or with names and without. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void twoRecipientsCannotPutTogetherWhatTheyHave(long seed) {
        Summary summary = new SeededWard(seed).summary(ANNA);
        Alarm alarm = new SeededWard(seed).alarm(AlarmKind.SOS, ANNA);
        Outbound named = new Outbound().trusted(true);
        Outbound nameless = new Outbound().trusted(false);
        List<Set<String>> apart = List.of(
                identifiers(named.of(summary, NORTH), named.of(alarm, NORTH)),
                identifiers(named.of(summary, SOUTH), named.of(alarm, SOUTH)),
                identifiers(nameless.of(summary, NORTH)),
                identifiers(nameless.of(summary, SOUTH)));
        for (Set<String> one : apart) {
            for (Set<String> other : apart) {
                if (one != other) {
                    Set<String> both = new HashSet<>(one);
                    both.retainAll(other);
                    assertThat(both).as("seed %d", seed).isEmpty();
                }
            }
        }
    }

    private static Set<String> identifiers(FhirBundle... bundles) {
        Set<String> all = new HashSet<>();
        for (FhirBundle bundle : bundles) {
            for (JsonNode entry : Outbound.read(bundle).get("entry")) {
                all.add(entry.get("fullUrl").asText());
                for (JsonNode identifier : entry.at("/resource").findValues("identifier")) {
                    identifier.findValuesAsText("value").forEach(all::add);
                }
            }
            all.add(bundle.id());
        }
        all.removeIf(value -> value.equals("ab".repeat(32)) || value.startsWith(SeededWard.ORIGIN));
        return all;
    }

    private static void assertFindsNever(long seed, String json) {
        assertFindsNone(seed, json, NEVER.toArray(String[]::new));
        assertThat(RADIO_ADDRESS.matcher(json).find()).as("seed %d", seed).isFalse();
    }

    private static void assertFindsNone(long seed, String json, String... words) {
        String text = json.toLowerCase(Locale.ROOT);
        for (String word : words) {
            assertThat(text).as("seed %d", seed).doesNotContain(word.toLowerCase(Locale.ROOT));
        }
    }
}
