// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.senml;

import care.lares.domain.Kind;
import care.lares.driver.CallNames;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the names and units of records mean. The full name of a kind always means that kind; short ones are those that
 * firmware is seen to send. Who speaks is never taken from a name.
 */
final class Names {
    static final String ACCEPTED =
            "the name must end in a kind, such as heart_rate, hr, spo2, temp, batt, smoke or sos";

    /** A DEV URN may join device and measure by an underscore (RFC 9039): {@code 0024befffe804ff1_hr}. */
    private static final Pattern DEVICE_PREFIX = Pattern.compile("^_*([0-9a-f]{4,}_)?");

    private static final Pattern ONLY_A_DEVICE = Pattern.compile("urn:dev:[a-z]+:[^:/]+:?");

    private static final Map<String, Meaning> BY_NAME = new HashMap<>();
    private static final Map<String, Kind> BY_UNIT = new HashMap<>();

    static {
        for (Kind kind : Kind.values()) {
            BY_NAME.put(kind.wireName(), Meaning.of(kind));
        }
        for (Kind kind : Kind.values()) {
            CallNames.of(kind).forEach(name -> BY_NAME.put(name, Meaning.of(kind)));
        }
        names(Kind.ASSIST, "nurse_call call assistance");
        names(Kind.FALL, "fall_detection");
        names(Kind.WATER_LEAK, "water moisture");
        names(Kind.MOTION, "pir movement");
        names(Kind.PRESENCE, "occupancy");
        names(Kind.CONTACT_OPEN, "contact door window open");
        names(Kind.BED_OCCUPIED, "bed");
        names(Kind.CHAIR_OCCUPIED, "chair");
        names(Kind.BATTERY_LOW, "batt_low low_battery lowbatt");
        names(Kind.ONLINE, "alive");
        names(Kind.HEART_RATE, "hr heartrate bpm heart");
        names(Kind.PULSE_RATE, "pulse pr");
        names(Kind.SPO2, "sao2 oxygen_saturation o2sat");
        names(Kind.RESPIRATORY_RATE, "rr resp resp_rate respiration");
        names(Kind.BREATHING_RATE, "breathing");
        names(Kind.RR_INTERVAL, "rri ibi");
        names(Kind.BODY_TEMPERATURE, "body_temp bodytemp btemp core_temp");
        names(Kind.ROOM_TEMPERATURE, "room_temp roomtemp ambient ambient_temp air_temp");
        names(Kind.BP_SYSTOLIC, "sys sbp systolic bp_sys");
        names(Kind.BP_DIASTOLIC, "dia dbp diastolic bp_dia");
        names(Kind.BP_MEAN, "map");
        names(Kind.GLUCOSE, "glu bg blood_glucose");
        names(Kind.BODY_WEIGHT, "weight mass");
        names(Kind.STEPS, "step step_count");
        names(Kind.HUMIDITY, "hum rh");
        names(Kind.ILLUMINANCE, "lux light illum");
        names(Kind.BATTERY, "batt bat soc");
        names(Kind.LINK_QUALITY, "lqi");
        names(Kind.CONSCIOUSNESS, "acvpu avpu");
        both("co carbon_monoxide co_concentration", Kind.CARBON_MONOXIDE, Kind.CO_CONCENTRATION);
        both("gas ch4 lel lpg gas_concentration", Kind.GAS, Kind.GAS_CONCENTRATION);
        both("smoke smoke_alarm smoke_density", Kind.SMOKE, Kind.SMOKE_DENSITY);

        BY_UNIT.put("beat/min", Kind.HEART_RATE);
        BY_UNIT.put("kg", Kind.BODY_WEIGHT);
        BY_UNIT.put("%rh", Kind.HUMIDITY);
        BY_UNIT.put("%el", Kind.BATTERY);
        BY_UNIT.put("lx", Kind.ILLUMINANCE);
        BY_UNIT.put("ppm", Kind.CO_CONCENTRATION);
        BY_UNIT.put("%lel", Kind.GAS_CONCENTRATION);
    }

    private Names() {}

    /** What is measured by the last part of a name: {@code hr} of {@code urn:dev:mac:0024befffe804ff1:hr}. */
    static String measure(String name) {
        String last =
                name.substring(lastSeparator(name) + 1).toLowerCase(Locale.ROOT).replace('-', '_');
        return DEVICE_PREFIX.matcher(last).replaceFirst("");
    }

    private static int lastSeparator(String name) {
        return Math.max(name.lastIndexOf(':'), Math.max(name.lastIndexOf('/'), name.lastIndexOf('.')));
    }

    /** Whether a measure means anything. */
    static boolean isKnown(String measure) {
        return BY_NAME.containsKey(measure) || Temperatures.NAMES.contains(measure) || Position.isPart(measure);
    }

    /** What a measure means; empty when nobody knows it. */
    static Optional<Meaning> meaning(String measure) {
        return Optional.ofNullable(BY_NAME.get(measure));
    }

    /** What a number in this unit is when its name says only which device it is from. */
    static Optional<Meaning> ofUnit(String unit) {
        return Optional.ofNullable(BY_UNIT.get(unit.toLowerCase(Locale.ROOT))).map(Meaning::of);
    }

    /** Whether a name is a DEV URN (RFC 9039) with nothing behind the device: a sensor that measures one thing. */
    static boolean isOnlyADevice(String name) {
        return ONLY_A_DEVICE.matcher(name).matches();
    }

    private static void names(Kind kind, String names) {
        for (String name : names.split(" ", -1)) {
            BY_NAME.put(name, Meaning.of(kind));
        }
    }

    private static void both(String names, Kind flag, Kind number) {
        for (String name : names.split(" ", -1)) {
            BY_NAME.put(name, new Meaning(flag, number));
        }
    }
}
