// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.lares.domain.ResidentId;
import care.lares.journal.Entry;
import care.lares.journal.SeededEntries;
import care.lares.journal.Vectors;
import care.lares.journal.seal.EntryCodec;
import care.lares.journal.seal.UnreadableEntryException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenedEntryTest {
    private static final JsonNode BODIES = Vectors.of("entries.json");

    @Test
    void showsAReadingInPlainLines() throws RefusedException {
        assertThat(lines("reading-decimal"))
                .containsExactly(
                        "type reading",
                        "at 2026-11-21T08:00:00Z",
                        "device strap",
                        "kind body_temperature Cel",
                        "value 36.6",
                        "quality converted time_implausible",
                        "sent 97.9 [degF]",
                        "resident anna",
                        "transport -2");
        assertThat(lines("reading-integer")).contains("value 72", "observed 2026-11-21T08:00:00Z", "id a17");
        assertThat(lines("reading-large")).contains("value 1E+30");
        assertThat(lines("reading-larger")).contains("value 118059162071741130342.5");
        assertThat(lines("reading-flag")).contains("value true", "kind sos", "at 1969-12-31T23:59:59.999999Z");
        assertThat(lines("reading-code")).contains("value A", "kind consciousness", "id ü");
    }

    @Test
    void showsAnAlarmWithItsLatestStep() throws RefusedException {
        assertThat(lines("alarm"))
                .containsExactly(
                        "type alarm",
                        "at 2026-11-21T08:00:00.000005Z",
                        "alarm 000102030405060708090a0b0c0d0e0f",
                        "rule call.sos",
                        "kind sos",
                        "priority high",
                        "state accepted",
                        "resident anna",
                        "place room-4",
                        "device pendant-7",
                        "raised 2026-11-21T08:00:00Z",
                        "observed 2026-11-21T07:59:59.999Z",
                        "text Call for help",
                        "advice Go to the person",
                        "occurrence 2",
                        "count 3",
                        "cause-present true",
                        "cause-unknown false",
                        "accepted-by carer-1",
                        "hold-until 2026-11-21T08:10:00Z",
                        "test false",
                        "evidence 7 300",
                        "history accepted by carer-1: on my way (step 2)");
    }

    @Test
    void showsEveryOtherType() throws RefusedException {
        assertThat(lines("device-enrolled")).contains("type device", "resident anna", "by installer-1");
        assertThat(lines("resident-registered")).contains("type resident", "name Anna Müller", "place room-4");
        assertThat(lines("person-enrolled")).contains("type person", "scopes alarms:act alarms:see");
        assertThat(lines("gateway-started")).contains("type start", "version 0.1.0", "off-for PT1M30S");
        assertThat(lines("origin-linked")).contains("type link", "size 70000", "reason backup restored");
        assertThat(lines("seen-readings"))
                .contains("type seen", "fingerprints 0 23 24 -1 9223372036854775807 -9223372036854775808");
    }

    @Test
    void showsWhatWasDecidedOfDevices() throws RefusedException {
        assertThat(lines("supervision-decided"))
                .containsExactly(
                        "type supervision-decided",
                        "at 2026-11-21T08:00:00Z",
                        "device pendant-7",
                        "supervised false",
                        "by admin");
        assertThat(lines("call-button-decided"))
                .containsExactly(
                        "type call-button-decided",
                        "at 2026-11-21T08:00:00Z",
                        "device button-1",
                        "call-button true",
                        "by installer-1");
        assertThat(lines("call-button-no-more")).contains("call-button false");
    }

    @Test
    void showsHowTheSiteIsKept() throws RefusedException {
        assertThat(lines("roster-changed"))
                .contains(
                        "type roster-changed",
                        "zone Europe/Berlin",
                        "quiet son 6 7 1350 1350",
                        "accepts carer-1 carer-2",
                        "by admin");
        assertThat(lines("roster-given-up"))
                .containsExactly("type roster-changed", "at 2026-11-21T08:00:00Z", "zone UTC", "by admin");
        assertThat(lines("config-changed"))
                .contains(
                        "type config-changed",
                        "version 3",
                        "tried-from 2026-11-07T08:00:00Z",
                        "tried-until 2026-11-21T08:00:00Z",
                        "raised 3",
                        "spared 1");
        assertThat(lines("config-for-resident")).contains("type config-for-resident", "resident anna", "by admin");
        assertThat(lines("walk-test-began")).contains("devices Zoe-cord pendant-7", "until 2026-11-21T08:30:00Z");
        assertThat(lines("walk-test-ended"))
                .contains(
                        "ending second_activation",
                        "shown pendant-7",
                        "unclaimed Zoe-cord",
                        "untouched smoke-1 smoke-2",
                        "by carer-1");
        assertThat(lines("commissioning-begun")).contains("type commissioning-stepped", "step begun", "by installer-1");
        assertThat(lines("commissioning-device-proved"))
                .contains("step device_proved", "what smoke-1", "kind smoke", "evidence 4711");
        assertThat(lines("commissioning-certified"))
                .contains(
                        "type commissioning-certified",
                        "devices pendant-7 sos 2026-11-21T07:59:00Z; smoke-1 room-4 test 2026-11-21T07:59:59.999999Z 4711",
                        "contacts son 2026-11-21T07:59:59.999998Z",
                        "mains ups-1 2026-11-21T07:59:59.999991Z 2026-11-21T07:59:59.999992Z");
    }

    @Test
    void showsWhoIsKnownAndWhoLooked() throws RefusedException {
        assertThat(lines("device-registered"))
                .contains(
                        "type device-registered",
                        "driver native",
                        "name Red pendant",
                        "proof psk",
                        "sealed-key ff00ff");
        assertThat(lines("device-registered-bare")).contains("proof none");
        assertThat(lines("device-revoked")).contains("type device-revoked", "reason lost");
        assertThat(lines("resident-described"))
                .contains("spo2-scale 2", "card Z: last; allergies: penicillin; ärztin: Dr. Roth");
        assertThat(lines("place-registered")).contains("place room-4", "name Room 4");
        assertThat(lines("contact-registered"))
                .contains(
                        "order 3",
                        "channels webhook https://ben.example/hook " + "202122232425262728292a2b2c2d2e2f"
                                + "303132333435363738393a3b3c3d3e3f; sms +49 30 0000 ");
        assertThat(lines("contact-removed")).contains("type contact-removed", "contact son");
        assertThat(lines("session-opened")).contains("scopes alarms:act residents:read", "until 2026-11-21T20:00:00Z");
        assertThat(lines("session-closed")).contains("reason left");
        assertThat(lines("code-minted")).contains("person carer-1", "by admin");
        assertThat(lines("code-used")).contains("type code-used");
        assertThat(lines("looked")).contains("residents Zoe anna", "purpose board");
        assertThat(lines("consent-given"))
                .contains("consent c-1", "recipient centre-north", "purpose care", "named true");
        assertThat(lines("consent-given-for-good"))
                .contains("purpose research", "named false")
                .noneMatch(line -> line.startsWith("until"));
        assertThat(lines("consent-withdrawn")).contains("type consent-withdrawn", "reason asked to");
    }

    @Test
    void escapesWhatWouldMoveTheCursorOrTurnTheDirection() throws RefusedException {
        String name = "A\u001b[2J\u202eb\u2028c\u009bd";
        byte[] body = EntryCodec.encode(
                new Entry.ResidentRegistered(Instant.EPOCH, new ResidentId("anna"), name, Optional.empty()));
        assertThat(OpenedEntry.of(body).lines()).contains("name A\\u001b[2J\\u202eb\\u2028c\\u009bd");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void showsOneLinePerFieldWhateverItHolds(long seed) throws RefusedException {
        SeededEntries entries = new SeededEntries(seed);
        for (int i = 0; i < 2_000; i++) {
            byte[] body = EntryCodec.encode(entries.next());
            BodyForm.require(body);
            assertThat(OpenedEntry.of(body).lines())
                    .allSatisfy(line -> assertThat(line).doesNotContain("\n", "\0"));
        }
    }

    /** Whatever the gateway's decoder takes, the checker takes; both refuse every second form of one entry. */
    @ParameterizedTest
    @ValueSource(longs = {3, 4})
    void isAtLeastAsLaxAsTheGatewayAndNeverThrowsAnythingElse(long seed) {
        SeededEntries entries = new SeededEntries(seed);
        Random random = new Random(seed);
        for (int i = 0; i < 5_000; i++) {
            byte[] body = EntryCodec.encode(entries.next());
            body[random.nextInt(body.length)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
            boolean gateway = isReadable(body);
            boolean checker = isJudgedSound(body);
            assertThat(checker || !gateway)
                    .as(() -> HexFormat.of().formatHex(body))
                    .isTrue();
            isJudgedSound(Arrays.copyOf(body, random.nextInt(body.length)));
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "indefinite array, 9f0600613000ff",
        "array longer than its bytes, 9bffffffffffffffff",
        "two-byte type, 84180600613000",
        "float, 8406006130f93c00",
        "map, 84060061a000",
        "tag, 840600c0613000",
        "undefined, 840600f700",
        "simple value, 840600e000",
        "text that is not UTF-8, 84060061ff00",
        "text beyond the end, 8406007b7fffffffffffffff00",
        "mantissa that ends in zero, 8406006130c482200a",
        "fraction that is an integer, 8406006130c4820001",
        "short big number, 8406006130c48200c2480100000000000000",
        "bare big number, 8406006130c249010000000000000000",
        "exponent beyond 32 bits, 8406006130c4821b000000010000000001",
        "nested too deep, 84060061308181818181818181818100",
        "bytes behind the end, 840600613000f6",
        "wrong number of fields, 8306006130",
        "no type, 80",
        "nothing, ''",
    })
    void refusesEveryOtherForm(String what, String hex) {
        assertThatThrownBy(() -> BodyForm.require(HexFormat.of().parseHex(hex))).isInstanceOf(RefusedException.class);
    }

    private static boolean isReadable(byte[] body) {
        try {
            return EntryCodec.decode(body) != null;
        } catch (UnreadableEntryException e) {
            return false;
        }
    }

    private static boolean isJudgedSound(byte[] body) {
        try {
            BodyForm.require(body);
            return !OpenedEntry.of(body).lines().isEmpty();
        } catch (RefusedException e) {
            return false;
        }
    }

    private static List<String> lines(String name) throws RefusedException {
        return OpenedEntry.of(Vectors.hex(BODIES.get(name))).lines();
    }
}
