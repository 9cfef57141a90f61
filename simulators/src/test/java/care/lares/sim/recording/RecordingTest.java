// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordingTest {
    private static final Instant MORNING = Instant.parse("2026-11-21T07:02:03.250Z");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-21T07:02:03.25Z",
                "2026-11-21T08:02:03.250000+0100",
                "2026-11-21T08:02:03.250000Z+0100",
                "2026-11-21T08:02:03.250+01:00",
                "2026-11-21 07:02:03.25",
                "1795244523.25",
                "1795244523250"
            })
    void timesAreReadAsTheyAreWritten(String text) throws UnreadableLineException {
        assertThat(Times.of(text)).isEqualTo(MORNING);
    }

    @Test
    void messagesOfABrokerArePlayedAsTheyWere() throws UnreadableLineException {
        RecordingReader reader = Format.Z2M_JSONL.reader("none");
        String written =
                "{\"tst\":\"2026-11-21T08:02:03.250000+0100\",\"topic\":\"zigbee2mqtt/hall\",\"qos\":0,\"retain\":1,"
                        + "\"payloadlen\":18,\"payload\":{\"occupancy\":true}}";

        assertThat(reader.read(written))
                .contains(new Recorded(
                        MORNING, "zigbee2mqtt", Optional.of("hall"), "zigbee2mqtt/hall", "{\"occupancy\":true}", true));
        assertThat(reader.read("{\"topic\":\"zigbee2mqtt/hall/availability\",\"payload\":\"offline\"}"))
                .contains(new Recorded(
                        MORNING,
                        "zigbee2mqtt",
                        Optional.of("hall"),
                        "zigbee2mqtt/hall/availability",
                        "offline",
                        false));
        assertThat(reader.read("{\"time\":1795244524,\"topic\":\"zigbee2mqtt/bridge/state\",\"payload\":\"online\"}")
                        .orElseThrow()
                        .device())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-11-21 07:02:03.250 M003 ON                 | M003 | motion           | true
            2026-11-21 07:02:03.250\tM003\tOFF\tSleeping end | M003 | motion           | false
            2026-11-21T07:02:03.250Z,D001,OPEN              | D001 | contact_open     | true
            2026-11-21T07:02:03.250Z D001 CLOSE             | D001 | contact_open     | false
            2026-11-21T07:02:03.250Z BedSensor ON           | BedSensor | bed_occupied | true
            2026-11-21T07:02:03.250Z Bedroom ON             | Bedroom | motion        | true
            2026-11-21T07:02:03.250Z T002 21.5              | T002 | room_temperature | 21.5
            2026-11-21T07:02:03.250Z door-1 contact_open 1  | door-1 | contact_open   | true
            2026-11-21T07:02:03.250Z watch heart_rate 71    | watch | heart_rate      | 71
            """)
    void eventsOfAHomeBecomeReadings(String line, String device, String kind, String value)
            throws UnreadableLineException {
        Recorded recorded = Format.EVENTS.reader("none").read(line).orElseThrow();

        assertThat(recorded.time()).isEqualTo(MORNING);
        assertThat(recorded.sender()).isEqualTo(device);
        assertThat(recorded.topic()).isEqualTo("lares/v1/devices/" + device + "/readings");
        assertThat(recorded.payload()).startsWith("[{\"kind\":\"" + kind + "\",\"value\":" + value);
    }

    @Test
    void tableOfVitalsTellsARowAtOnce() throws UnreadableLineException {
        RecordingReader reader = Format.VITALS_CSV.reader("monitor-1");

        assertThat(reader.read("Time [s], HR, PLETH, SpO2, \"Temp (degF)\"")).isEmpty();
        assertThat(reader.read("0, 94, 0.43, 97, NaN").orElseThrow().payload())
                .isEqualTo("[{\"kind\":\"heart_rate\",\"value\":94,\"unit\":\"/min\"},"
                        + "{\"kind\":\"spo2\",\"value\":97,\"unit\":\"%\"}]");
        Recorded next = reader.read("1, -, 0.5, , 98.6").orElseThrow();
        assertThat(next.time()).isEqualTo(Instant.ofEpochSecond(1));
        assertThat(next.payload()).isEqualTo("[{\"kind\":\"body_temperature\",\"value\":98.6,\"unit\":\"degF\"}]");
        assertThat(reader.read("2, NaN, 0.5, , ")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Z2M_JSONL  | M003 ON                                 | not JSON
            Z2M_JSONL  | {"time":1,"payload":1}                  | a 'topic' and a 'payload'
            Z2M_JSONL  | {"time":"noon","topic":"a","payload":1} | 'noon' is no time
            EVENTS     | 2026-11-21 07:02:03 M003                | a time, a sensor and a value
            EVENTS     | 2026-11-21 07:02:03 I004 PRESENT        | no device here says 'PRESENT' as 'i…'
            EVENTS     | yesterday M003 ON                       | 'yesterday' is no time
            VITALS_CSV | time, mood, weather                     | names no vital sign
            """)
    void whatCannotBePlayedSaysWhy(Format format, String line, String reason) {
        RecordingReader reader = format.reader("monitor-1");

        assertThatThrownBy(() -> reader.read(line))
                .isInstanceOf(UnreadableLineException.class)
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @EnumSource
    void anyLineIsReadOrRefused(Format format) {
        String seed = "2026-11-21 07:02:03.250 M003 ON,{\"topic\":\"a\",\"payload\":{}} HR 9e999999999 NaN\t-1;'\"";
        var random = new Random(format.ordinal());
        RecordingReader reader = format.reader("monitor-1");
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = seed.getBytes(StandardCharsets.UTF_8);
            for (int changes = random.nextInt(6); changes >= 0; changes--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            int from = random.nextInt(bytes.length);
            String line = new String(bytes, from, random.nextInt(bytes.length - from + 1), StandardCharsets.UTF_8);
            try {
                reader.read(line)
                        .ifPresent(recorded -> assertThat(recorded.topic()).isNotEmpty());
            } catch (UnreadableLineException refused) {
                assertThat(refused.reason()).isNotBlank();
            }
        }
    }
}
