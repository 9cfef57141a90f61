// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.esphome;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.driver.Reason;
import care.lares.driver.Told;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EspHomeTest {
    private final Told told = new Told();

    @ParameterizedTest
    @CsvSource({
        "binary_sensor, hall_smoke, ON, smoke true",
        "binary_sensor, bath_pull_cord, ON, sos true",
        "binary_sensor, co_alarm, OFF, carbon_monoxide false",
        "binary_sensor, bedroom_motion, ON, motion true",
        "binary_sensor, bed_occupancy, ON, bed_occupied true",
        "binary_sensor, front_door, ON, contact_open true",
        "sensor, bathroom_temperature, 21.4, room_temperature 21.4",
        "sensor, bedroom_temperature_f, 72.5, room_temperature 22.5",
        "sensor, first_floor_temperature, 21.4, room_temperature 21.4",
        "sensor, radar_heart_rate, 64, heart_rate 64",
        "sensor, battery_level, 83, battery 83",
        "text_sensor, fall_status, Fall detected, fall true",
        "text_sensor, fall_status, FALL, fall true",
        "text_sensor, fall_status, No fall detected, fall false",
        "text_sensor, kitchen_leak, wet, water_leak true",
        "text_sensor, hall_smoke, normal, smoke false",
        "text_sensor, fall_status, Falling, fall true",
        "text_sensor, fall_status, He fell, fall true",
        "text_sensor, hall_smoke, Smoke, smoke true",
        "text_sensor, hall_smoke, Fire alarm, smoke true",
        "text_sensor, hall_smoke, Alarm went off, smoke true",
        "text_sensor, hall_smoke, Alarm cleared, smoke false",
        "text_sensor, hall_smoke, Smoke alarm reset, smoke false",
        "text_sensor, hall_smoke, alarm stopped, smoke false",
        "text_sensor, hall_smoke, Alarm: off, smoke false",
        "text_sensor, fall_status, inactive, fall false",
        "binary_sensor, door_closed, ON, contact_open false",
        "binary_sensor, door_closed, OFF, contact_open true",
        "binary_sensor, door_not_closed, ON, contact_open true",
        "binary_sensor, exit_door, ON, contact_open true",
        "binary_sensor, bed_empty, ON, bed_occupied false",
        "binary_sensor, bed_vacant, OFF, bed_occupied true",
        "binary_sensor, bed_exit, ON, bed_occupied false",
        "binary_sensor, person_down, ON, fall true",
        "binary_sensor, patient_fell, ON, fall true",
        "binary_sensor, alarm_button, ON, sos true",
        "binary_sensor, call_bell, ON, sos true",
        "binary_sensor, medical_alert, ON, sos true",
        "binary_sensor, notruf, ON, sos true",
        "binary_sensor, hilfe, OFF, sos false",
        "binary_sensor, rauchmelder, ON, smoke true",
        "event, panic, press, sos true",
        "event, remote, double_press, button double_press"
    })
    void goesByTheNameOfAnObject(String type, String object, String payload, String expected) {
        assertThat(told.by(EspHome.driver(type, object), payload)).containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "sensor, wifi_signal, -60",
        "sensor, battery_voltage, 3.1",
        "binary_sensor, smoke_test_button, ON",
        "switch, smoke_siren, ON",
        "sensor, bathroom_temperature, nan",
        "binary_sensor, porch, ON",
        "binary_sensor, rauchmelder_test, ON",
        "binary_sensor, alarm_clock_button, ON",
        "sensor, spo2_confidence, 97",
        "sensor, heart_rate_waveform, 72",
        "text_sensor, fall_sensitivity, alarm",
        "text_sensor, fall_status, calibrating",
        "text_sensor, hall_smoke, Smoke alarm test",
        "text_sensor, hall_smoke, Smoke alarm ready",
        "text_sensor, front_door, open",
        "binary_sensor, bed_exit, OFF",
        "binary_sensor, no_smoke, ON",
        "binary_sensor, no_smoke, OFF",
        "event, panic, release"
    })
    void leavesOutWhatIsNoneOfOurConcern(String type, String object, String payload) {
        assertThat(told.by(EspHome.driver(type, object), payload)).isEmpty();
        assertThat(told.refused(EspHome.driver(type, object), payload)).isEmpty();
    }

    @Test
    void readsTheTypeOfAnEvent() {
        assertThat(told.by(EspHome.driver("event", "remote"), "{\"event_type\":\"double_press\"}"))
                .containsExactly("button double_press");
        assertThat(told.by(EspHome.driver("event", "sos_button"), "{\"event_type\":\"press\"}"))
                .containsExactly("sos true");
        assertThat(told.by(EspHome.driver("event", "sos_button"), "{\"event_type\":\"Release\"}"))
                .isEmpty();
    }

    @Test
    void hearsACallInAnEventThatBreaksOff() {
        assertThat(told.by(EspHome.driver("event", "sos_button"), "{\"event_type\":\"pre"))
                .containsExactly("sos true");
        assertThat(told.by(EspHome.driver("event", "remote"), "{\"event_type\":\"pre"))
                .isEmpty();
        assertThat(told.refused(EspHome.driver("event", "remote"), "{\"event_type\":\"pre"))
                .containsExactly(Reason.MALFORMED);
        assertThat(told.refused(EspHome.driver("event", "remote"), "{}")).containsExactly(Reason.MALFORMED);
    }

    @Test
    void saysWhatItDoesNotUnderstand() {
        assertThat(told.refused(EspHome.driver("binary_sensor", "door_closed"), "maybe"))
                .containsExactly(Reason.WRONG_TYPE);
        assertThat(told.refused(EspHome.driver("binary_sensor", "hall_smoke"), "maybe"))
                .containsExactly(Reason.WRONG_TYPE);
        assertThat(told.refused(EspHome.driver("sensor", "humidity"), "wet")).containsExactly(Reason.WRONG_TYPE);
    }

    @Test
    void countsSeveralDetectorsTogether() {
        told.by(EspHome.driver("binary_sensor", "hall_smoke"), "ON");

        assertThat(told.by(EspHome.driver("binary_sensor", "kitchen_smoke"), "OFF"))
                .isEqualTo(List.of("smoke true"));
    }
}
