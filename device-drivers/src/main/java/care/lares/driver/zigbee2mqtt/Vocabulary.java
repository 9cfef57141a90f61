// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.zigbee2mqtt;

import static care.lares.driver.zigbee2mqtt.Meaning.flag;
import static care.lares.driver.zigbee2mqtt.Meaning.flagIfBoolean;
import static care.lares.driver.zigbee2mqtt.Meaning.flagUnlessNumber;
import static care.lares.driver.zigbee2mqtt.Meaning.number;
import static care.lares.driver.zigbee2mqtt.Meaning.opposite;
import static care.lares.driver.zigbee2mqtt.Meaning.words;

import care.lares.domain.Kind;
import care.lares.driver.CallNames;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The keys of zigbee2mqtt states that mean something here, by their exact names. Gathered from the descriptions of all
 * models its converters know; what is a setting there ({@code fall_sensitivity}, {@code water_leak_buzzer}) is left out.
 */
final class Vocabulary {
    private static final Map<String, Meaning> KEYS = new HashMap<>();

    private static final String YES_OR_NO = "true or false";
    private static final String A_NUMBER = "a number";

    private Vocabulary() {}

    static {
        calls();
        fires();
        people();
        openings();
        maintenance();
        quantities();
    }

    /** What a key means, with or without the name of a part behind it; empty when it is not in the list. */
    static Optional<Meaning> meaning(String key) {
        Meaning exact = KEYS.get(key);
        return exact != null ? Optional.of(exact) : Optional.ofNullable(KEYS.get(KeyNames.withoutPart(key)));
    }

    private static void calls() {
        for (Kind kind : List.of(Kind.SOS, Kind.FALL)) {
            Meaning call = flag(kind).orUnclear(YES_OR_NO);
            CallNames.of(kind).forEach(name -> put(call, name));
        }
        put(
                words("none:!fall,!fall_suspected | normal:!fall,!fall_suspected | no_fall:!fall,!fall_suspected"
                                + " | maybe_fall:fall_suspected | fall_warning:fall_suspected | suspected:fall_suspected"
                                + " | not_detected:!fall,!fall_suspected | no fall:!fall,!fall_suspected"
                                + " | fall:fall | fall_alarm:fall | falling:fall | fallen:fall | fell:fall | detected:fall"
                                + " | fall_detected:fall | fall detected:fall | fall_alert:fall | alarm:fall | alert:fall"
                                + " | man_down:fall")
                        .and(flagIfBoolean(Kind.FALL))
                        .orUnclear("none, maybe_fall or fall"),
                "fall_down_status fall_down_state fall_status fall_state tumble_status tumble_state");
        put(
                words("unoccupied:!presence,!bed_occupied,!fall,!fall_suspected"
                        + " | occupied:presence,!bed_occupied,!fall,!fall_suspected"
                        + " | sitting:presence,!bed_occupied,!fall,!fall_suspected"
                        + " | on_the_bed:presence,bed_occupied,!fall,!fall_suspected"
                        + " | low_posture:presence,fall_suspected | falling:presence,fall"),
                "status");
    }

    private static void fires() {
        put(
                ((Meaning) Fires::smoke).orUnclear(YES_OR_NO),
                "smoke smoke_state smoke_alarm smoke_status smoke_detected smoke_sensor_state smoke_detector_state fire",
                "fire_alarm fire_detected");
        put(Fires::heat, "heat");
        put(flagUnlessNumber(Kind.HEAT), "heat_alarm heat_alarm_state heat_detected");
        put(flagIfBoolean(Kind.HEAT), "high_temperature");
        put(Concentrations::gas, "gas");
        put(
                flagUnlessNumber(Kind.GAS),
                "gas_state gas_sensor_state gas_alarm gas_detected gas_leak gas_status combustible_gas natural_gas methane lpg");
        put(((Meaning) Concentrations::carbonMonoxide).orUnclear("true, false or ppm"), "carbon_monoxide co");
        put(
                flag(Kind.CARBON_MONOXIDE).orUnclear(YES_OR_NO),
                "carbon_monoxide_alarm carbon_monoxide_state carbon_monoxide_detected co_state co_alarm co_detected",
                "co_status");
        put(
                words("smoke:smoke | interconnect_smoke:smoke | carbon_monoxide:carbon_monoxide"
                        + " | interconnect_carbon_monoxide:carbon_monoxide | low_battery:battery_low"
                        + " | very_low_battery:battery_low | failed_battery:battery_low,fault | end_of_life:fault"
                        + " | co_test:test | smoke_test:test"),
                "halo_alert_state");
        put(
                flag(Kind.WATER_LEAK).orUnclear(YES_OR_NO),
                "water_leak water_leak_alarm water_leak_state water_leak_status water_leakage water_leakage_state leak",
                "leak_detect leak_detected leak_state water_leak_detected active_water_leak water water_sensor",
                "water_detected water_condition_alarm flood flood_alarm flooding moisture_detected");
        put(Concentrations::leakAmongFaults, "current_device_status valve_abnormal_state");
    }

    private static void people() {
        put(((Meaning) Occupancy::read).orUnclear(YES_OR_NO), "occupancy occupancy_alarm");
        put(
                flag(Kind.MOTION),
                "motion motion_status motion_detected motion_alarm pir pir_detection pir_state motion_up motion_down");
        put(flag(Kind.PRESENCE), "presence presence_detected human_presence person_detected occupancy_status");
        put(
                words("none:!motion | static:!motion | peaceful:!motion | stationary:!motion | no_presence:!motion"
                        + " | no_movement:!motion | movement:motion | motion:motion | active:motion | moving:motion"
                        + " | large:motion | medium:motion | small:motion | far:motion | near:motion | activity:motion"
                        + " | moving and stationary:motion"),
                "motion_state human_motion_state movement sensor_status target_type");
        put(
                words(
                        "none:!presence | presence:presence | peaceful:presence | stationary:presence"
                                + " | small_movement:presence,motion | large_movement:presence,motion | motion:presence,motion"),
                "presence_state");
        put(
                words("none:!presence,!motion | presence:presence,!motion | move:presence,motion | preparation:fault"
                        + " | work:!fault"),
                "state");
        put(
                words("none:!bed_occupied | none_5min:!bed_occupied | none_30min:!bed_occupied | presence:bed_occupied"
                        + " | presence_5min:bed_occupied | presence_30min:bed_occupied"),
                "work_state");
        put(words("none:!bed_occupied | sit:bed_occupied | sedentary:bed_occupied"), "pressure_state");
        put(flag(Kind.BED_OCCUPIED), "bed_occupied bed_occupancy bed_presence in_bed");
        put(flag(Kind.CHAIR_OCCUPIED), "chair_occupied seat_occupied chair_occupancy seat_occupancy");
        put(flagIfBoolean(Kind.VIBRATION).and(Meaning.words("on:vibration | off:!vibration")), "vibration");
        put(flagIfBoolean(Kind.VIBRATION), "moving glass_break glass_breakage shock");
    }

    private static void openings() {
        put(((Meaning) Occupancy::contact).orUnclear(YES_OR_NO), "contact");
        put(opposite(Kind.CONTACT_OPEN), "garage_door_contact door_contact window_contact");
        put(
                flag(Kind.CONTACT_OPEN),
                "contact_alarm window_open window_open_flag window_state door_state door_open open_window_state",
                "opening_state out_door_sensor1 out_door_sensor2 out_door_sensor3");
        put(
                words("open:contact_open | opened:contact_open | tilted:contact_open | tilt:contact_open"
                        + " | closed:!contact_open | close:!contact_open | true:contact_open | false:!contact_open"),
                "window handle_position");
        put(words("closed:!contact_open | tilted:contact_open"), "opening_mode");
        put(words("contact_open:contact_open | contact_closed:!contact_open"), "dry_contact");
    }

    private static void maintenance() {
        put(flag(Kind.TAMPER).orUnclear(YES_OR_NO), "tamper tamper_alarm tampered tamper_state tamper_status");
        put(
                flag(Kind.BATTERY_LOW),
                "battery_low low_battery battery_alarm battery_low_alarm low_battery_alarm battery_status smoke_battery_low");
        put(
                words("low:battery_low | very_low:battery_low | critical:battery_low | missing:battery_low"
                        + " | empty:battery_low | medium:!battery_low | middle:!battery_low | high:!battery_low"
                        + " | full:!battery_low | charged:!battery_low | normal:!battery_low | usb:!battery_low"),
                "battery_state");
        put(
                number(Kind.BATTERY, "%")
                        .and(words("low:battery_low | middle:!battery_low | medium:!battery_low | high:!battery_low")),
                "battery_level");
        put(words("battery_low:battery_low | usb:mains | cable:mains"), "power_type");
        put(
                words(
                        "mains:mains | ac:mains | dc_source:mains | dc:mains | usb:mains | external:mains | battery:!mains"),
                "power_source power_supply_mode power_supply");
        put(flagIfBoolean(Kind.MAINS), "ac_connected mains_power_connected mains_connected power_state external_power");
        put(opposite(Kind.MAINS), "ac_status");
        put(
                Faults::read,
                "fault trouble device_fault fault_alarm fault_state fault_status battery_defect sensor_fault reliability",
                "end_of_life endoflife lifecycle preheat preheating warming_up sensor_error chamber_contamination error");
        put(flagIfBoolean(Kind.TEST).and(Faults::testResult), "self_test");
        put(Faults::testResult, "self_test_result checking_result test_alarm_result halo_test_result");
        put(flag(Kind.TEST), "test test_mode test_in_progress testing");
        put(
                words(
                        "ok:!heat | high_temperatur:heat | high_temperature:heat | tamper:tamper | battery_alarm:battery_low"
                                + " | error:fault"),
                "alarm_status");
    }

    private static void quantities() {
        put(
                number(Kind.BATTERY, "%").orUnclear(A_NUMBER),
                "battery battery2 battery_value battpercentage battery_percentage battery_percent battery_life smoke_battery");
        put(((Meaning) Concentrations::linkQuality).orUnclear(A_NUMBER), "linkquality");
        put(
                number(Kind.ROOM_TEMPERATURE, "Cel").orUnclear(A_NUMBER),
                "temperature local_temperature current_temperature room_temperature air_temperature indoor_temperature");
        put(number(Kind.HUMIDITY, "%").orUnclear(A_NUMBER), "humidity relative_humidity room_humidity indoor_humidity");
        put(Meaning.NOTHING, "temperature_outside temperature_out humidity_outside humidity_out");
        put(Concentrations::illuminance, "illuminance");
        put(number(Kind.ILLUMINANCE, "lx").orUnclear(A_NUMBER), "illuminance_lux ambient_light lux");
        put(
                number(Kind.CO_CONCENTRATION, "ppm").orUnclear(A_NUMBER),
                "co_ppm carbon_monoxide_value co_value co_concentration");
        put(number(Kind.GAS_CONCENTRATION, "%LEL").orUnclear(A_NUMBER), "gas_density gas_concentration");
        put(Concentrations::gasValue, "gas_value");
        put(number(Kind.SMOKE_DENSITY, "dB/m").orUnclear(A_NUMBER), "smoke_density_dbm");
        put(Concentrations::smokeDensity, "smoke_density");
        put(Concentrations::smokeLevel, "smoke_level");
        put(number(Kind.BREATHING_RATE, "/min").orUnclear(A_NUMBER), "breathing_rate breath_rate breathe_rate");
        put(number(Kind.RESPIRATORY_RATE, "/min").orUnclear(A_NUMBER), "respiratory_rate respiration_rate");
        put(
                number(Kind.HEART_RATE, "/min").orUnclear(A_NUMBER),
                "heart_rate heartrate heart_rate_value heartbeat_rate");
        put(number(Kind.BODY_TEMPERATURE, "Cel").orUnclear(A_NUMBER), "body_temperature");
    }

    private static void put(Meaning meaning, String... names) {
        for (String line : names) {
            for (String name : line.split(" ", -1)) {
                KEYS.put(name, meaning);
            }
        }
    }
}
