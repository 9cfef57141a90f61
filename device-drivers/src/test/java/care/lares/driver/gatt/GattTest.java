// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.gatt;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.DeviceId;
import care.lares.domain.Kind;
import care.lares.domain.Quality;
import care.lares.domain.Reading;
import care.lares.domain.SentValue;
import care.lares.domain.Value;
import care.lares.driver.Decoded;
import care.lares.driver.RawMessage;
import care.lares.driver.Reason;
import care.lares.driver.Rejected;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GattTest {
    /** 06:50 of the vectors is in Berlin ten minutes ago. */
    private static final Instant NOW = Instant.parse("2026-11-21T06:00:00Z");

    private static final Gatt GATT = new Gatt(() -> ZoneId.of("Europe/Berlin"));

    @ParameterizedTest
    @CsvSource({
        "2a37, 044a, heart rate without contact",
        "2a37, 144a0d03, its intervals too",
        "2a37, 0400, no pulse without contact",
        "2a5f, 0c5b0063000040000800, oximeter off the finger",
        "2a5f, 085b006300002000, displaced"
    })
    void marksWhatIsToldWithoutContact(String uuid, String hex, String what) {
        assertThat(readings(uuid, hex))
                .isNotEmpty()
                .allSatisfy(reading -> assertThat(reading.quality()).contains(Quality.CONTACT_LOST));
    }

    @Test
    void takesContactThatIsNotSensedForContact() {
        assertThat(readings("2a37", "0048").get(0).quality()).isEmpty();
        assertThat(readings("2a37", "0649").get(0).quality()).isEmpty();
    }

    @Test
    void keepsWhatCannotBeAndSaysSo() {
        assertThat(readings("2a37", "010401").get(0).quality()).containsExactly(Quality.IMPLAUSIBLE);
        assertThat(readings("2a19", "c8").get(0).quality()).containsExactly(Quality.IMPLAUSIBLE);
    }

    @Test
    void readsTheAirOfARoom() {
        assertThat(number(readings("2a6e", "3408"))).isEqualTo("21.00");
        assertThat(number(readings("2a6e", "9cff"))).isEqualTo("-1.00");
        assertThat(number(readings("2a6f", "1013"))).isEqualTo("48.80");
        assertThat(decode("2a6e", "0080", NOW).rejected())
                .extracting(Rejected::reason)
                .containsExactly(Reason.NO_VALUE);
    }

    private static String number(List<Reading> readings) {
        return ((Value.Quantity) readings.get(0).value()).number().toPlainString();
    }

    @Test
    void keepsWhatWasSentBesideWhatWasConverted() {
        Reading systolic = readings("2a35", "01a0f06bf07cf0").get(0);
        Reading interval = readings("2a37", "144a0d03").get(1);

        assertThat(systolic.sent()).contains(new SentValue("16.0", "kPa"));
        assertThat(interval.sent()).contains(new SentValue("781", "(1/1024)s"));
    }

    @Test
    void takesBeyondWhatCanBeMeasuredForTheEndOfTheRange() {
        Reading high = readings("2a1c", "00feff7f00").get(0);

        assertThat(high.quality()).containsExactly(Quality.ABOVE_RANGE);
        assertThat(readings("2a18", "0a0900ea070b15063200ff07112000").get(0).quality())
                .contains(Quality.ABOVE_RANGE);
    }

    @ParameterizedTest
    @CsvSource({
        "2a5e, 00ff07ff07, finger out",
        "2a35, 00ff07ff07ff07, cuff failed",
        "2a1c, 00ffff7f00, not a number",
        "2a9d, 00ffff, scale failed",
        "2a18, 020700ea070b1506320069b01a, control solution",
        "2a5f, 0461004400000 4, demonstration",
        "2a5f, 04610044000080, invalid"
    })
    void saysThatThereIsNoValue(String uuid, String hex, String what) {
        Decoded decoded = decode(uuid, hex.replace(" ", ""), NOW);

        assertThat(decoded.readings()).isEmpty();
        assertThat(decoded.rejected())
                .isNotEmpty()
                .allSatisfy(rejected -> assertThat(rejected.reason()).isEqualTo(Reason.NO_VALUE));
    }

    @ParameterizedTest
    @CsvSource({
        "2a5f, 0852003200800000, no pulse in the signal",
        "2a5f, 0852003200000100, questionable pulse",
        "2a5f, 0852003200400000, erratic signal",
        "2a5f, 0852003200000400, interference",
        "2a5f, 0852003200020000, malfunction of the device",
        "2a5f, 0852003200004000, malfunction of the sensor",
        "2a5f, 04520032000010, calibration",
        "2a18, 0a0900ea070b1506320069b0118000, strip too hot",
        "2a18, 0a0900ea070b1506320069b0110001, strip too cold",
        "2a18, 0a0900ea070b1506320069b0110200, fault of the sensor",
        "2a18, 0a0900ea070b1506320069b0110004, fault of the meter",
        "2a35, 10780050005d000100, body moved",
        "2a35, 10780050005d000200, cuff too loose",
        "2a35, 10780050005d002000, cuff in the wrong place",
        "2a35, 00500078005d00, upside down"
    })
    void doesNotBelieveWhatTheDeviceDoesNotBelieve(String uuid, String hex, String what) {
        assertThat(readings(uuid, hex))
                .filteredOn(reading -> reading.kind() != Kind.FAULT)
                .isNotEmpty()
                .allSatisfy(reading -> assertThat(reading.quality()).contains(Quality.IMPLAUSIBLE));
        assertThat(readings(uuid, hex))
                .filteredOn(reading -> reading.kind() == Kind.FAULT)
                .allSatisfy(reading -> assertThat(reading.quality()).doesNotContain(Quality.IMPLAUSIBLE));
    }

    @ParameterizedTest
    @CsvSource({
        "2a5f, 0861004400200000, low perfusion",
        "2a35, 10780050005d000400, irregular pulse",
        "2a18, 0a0900ea070b1506320069b0110008, clock"
    })
    void believesWhatIsOnlyThePersonsOrTheClocks(String uuid, String hex, String what) {
        assertThat(readings(uuid, hex))
                .isNotEmpty()
                .allSatisfy(reading -> assertThat(reading.quality()).doesNotContain(Quality.IMPLAUSIBLE));
    }

    @Test
    void tellsWhatTheDeviceSaysOfItself() {
        assertThat(readings("2a18", "0a0900ea070b1506320027b0110100"))
                .extracting(Reading::kind)
                .containsExactly(Kind.BATTERY_LOW, Kind.GLUCOSE);
        assertThat(readings("2a5f", "0861004400020000"))
                .extracting(Reading::kind)
                .containsExactly(Kind.FAULT, Kind.SPO2, Kind.PULSE_RATE);
    }

    @Test
    void takesAClockThatIsAnHourOffForNow() {
        String cuff = "1e740047005600ea070b150632004000010400";

        assertThat(decode("2a35", cuff, NOW).readings().get(0).observedAt()).isEmpty();
        assertThat(decode("2a35", cuff, NOW.plusSeconds(3_600))
                        .readings()
                        .get(0)
                        .quality())
                .isEmpty();
        Reading old = decode("2a35", cuff, NOW.plusSeconds(7_200)).readings().get(0);
        assertThat(old.observedAt()).contains(Instant.parse("2026-11-21T05:50:00Z"));
        assertThat(old.quality()).contains(Quality.LATE);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-07-21T06:46:00Z, Europe/Berlin",
        "2026-07-21T06:54:00Z, Europe/Berlin",
        "2026-07-21T06:51:00Z, Australia/Sydney",
        "2026-07-21T06:51:00Z, America/New_York"
    })
    void takesAClockThatRunsOnUtcForNow(Instant now, String zone) {
        Reading reading = summer(now, zone);

        assertThat(reading.observedAt()).isEmpty();
        assertThat(reading.quality()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-07-21T06:44:00Z", "2026-07-21T06:56:00Z"})
    void takesWhatIsOldByEitherClockForOld(Instant now) {
        assertThat(summer(now, "Europe/Berlin").quality()).containsExactly(Quality.LATE);
    }

    /** A blood pressure told by a cuff that says that it is 06:50 on a day in July. */
    private static Reading summer(Instant now, String zone) {
        byte[] cuff = HexFormat.of().parseHex("1e740047005600ea0707150632004000010400");
        RawMessage message = new RawMessage(new DeviceId("cuff-7"), cuff, now, false);
        return new Gatt(() -> ZoneId.of(zone))
                .driver("2a35")
                .decode(message)
                .readings()
                .get(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"029a380000010100000 0", "029a38d007010100000 0", "029a38ea070d01000000"})
    void doesNotBelieveAClockThatWasNeverSet(String hex) {
        Reading weight = readings("2a9d", hex.replace(" ", "")).get(0);

        assertThat(weight.quality()).containsExactly(Quality.TIME_IMPLAUSIBLE);
        assertThat(weight.effectiveAt()).isEqualTo(NOW);
        assertThat(weight.sourceId()).isEmpty();
    }

    @Test
    void namesAMeasurementByItsTimeAndItsUser() {
        String scale = "0e3e30ea070b1506320002d600a406";
        String id = readings("2a9d", scale).get(0).sourceId().orElseThrow();

        assertThat(id).startsWith("2a9d 2026-11-21T06:50 user 2 ").hasSizeLessThanOrEqualTo(Reading.MAX_SOURCE_ID);
        assertThat(readings("2a9d", scale).get(0).sourceId()).contains(id);
        assertThat(readings("2a9d", scale.replace("3e30", "3f30")).get(0).sourceId())
                .isPresent()
                .get()
                .isNotEqualTo(id);
    }

    @Test
    void countsAGlucoseMeterBackByItsOffset() {
        Reading old = readings("2a18", "070800ea070b1506320088ff3ec011").get(0);

        assertThat(old.observedAt()).contains(Instant.parse("2026-11-21T03:50:00Z"));
    }

    @Test
    void knowsAnAssignedNumberInEveryForm() {
        assertThat(Gatt.isUuid("2A37")).isTrue();
        assertThat(Gatt.isUuid("00002a37-0000-1000-8000-00805f9b34fb")).isTrue();
        assertThat(Gatt.isUuid("readings")).isFalse();
        assertThat(readings("0x2A19", "33")).hasSize(1);
        assertThat(GATT.of("2a37")).isPresent();
        assertThat(GATT.of("2a00")).isEmpty();
        assertThat(decode("2a00", "00", NOW).rejected())
                .extracting(rejected -> rejected.reason())
                .containsExactly(Reason.UNKNOWN_KIND);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2a37", "2a35", "2a36", "2a1c", "2a5e", "2a5f", "2a18", "2a9d", "2a19", "2a38"})
    void answersAnyBytes(String uuid) {
        Random random = new Random(uuid.hashCode());
        for (int i = 0; i < 5_000; i++) {
            byte[] payload = new byte[random.nextInt(24)];
            random.nextBytes(payload);
            Decoded decoded = GATT.driver(uuid).decode(new RawMessage(new DeviceId("fuzz"), payload, NOW, false));

            boolean told = !decoded.readings().isEmpty() || !decoded.rejected().isEmpty();
            assertThat(told || uuid.equals("2a36") || uuid.equals("2a38"))
                    .as(HexFormat.of().formatHex(payload))
                    .isTrue();
        }
    }

    private static List<Reading> readings(String uuid, String hex) {
        return decode(uuid, hex, NOW).readings();
    }

    private static Decoded decode(String uuid, String hex, Instant now) {
        return GATT.driver(uuid)
                .decode(new RawMessage(new DeviceId("strap-7"), HexFormat.of().parseHex(hex), now, false));
    }
}
