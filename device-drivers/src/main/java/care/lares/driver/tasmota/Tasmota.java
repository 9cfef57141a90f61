// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.tasmota;

import care.lares.domain.Kind;
import care.lares.driver.FlatJson;
import care.lares.driver.Gathering;
import care.lares.driver.PlainNames;
import care.lares.driver.Scalar;
import care.lares.driver.StateDriver;
import java.util.Locale;
import java.util.Map;

/**
 * {@code tele/TOPIC/SENSOR} and {@code stat/TOPIC/RESULT}: one object, in it one for each sensor. The time in it has no
 * zone and is left alone.
 */
public final class Tasmota {
    /** The family's name. */
    public static final String NAME = "tasmota";

    /** {@code Leak1}, and not {@code CO2}. */
    private static final String NUMBERED = "(?<=[a-z])[0-9]+$";

    private static final String ACTION = "/Action";

    private Tasmota() {}

    /** Reads them. */
    public static StateDriver driver() {
        return new StateDriver(NAME, FlatJson::of, Tasmota::read);
    }

    private static void read(String key, Scalar value, Map<String, Scalar> all, Gathering into) {
        String last = key.substring(key.lastIndexOf('/') + 1);
        if (key.endsWith(ACTION) && key.contains("Button")) {
            into.pressed(value.text());
            return;
        }
        switch (last) {
            case "Temperature" -> into.value(Kind.ROOM_TEMPERATURE, key, value, isFahrenheit(all) ? "[degF]" : "Cel");
            case "Humidity" -> into.value(Kind.HUMIDITY, key, value, "%");
            case "Illuminance" -> into.value(Kind.ILLUMINANCE, key, value, "lx");
            case "Battery", "BatteryPercentage" -> into.value(Kind.BATTERY, key, value, "%");
            case "HeartRate" -> into.value(Kind.HEART_RATE, key, value, "/min");
            case "BreathRate", "BreathingRate" -> into.value(Kind.BREATHING_RATE, key, value, "/min");
            default -> named(key, value, into);
        }
    }

    /** A switch input that somebody named after what hangs on it: {@code {"Smoke":"ON"}}. */
    private static void named(String key, Scalar value, Gathering into) {
        boolean word = value.form() == Scalar.Form.TRUE
                || value.form() == Scalar.Form.FALSE
                || value.text().matches("(?i)on|off");
        String parent = key.endsWith(ACTION) ? key.substring(0, key.length() - ACTION.length()) : key;
        if (word && !parent.toUpperCase(Locale.ROOT).startsWith("POWER")) {
            PlainNames.flag(parent.replaceAll(NUMBERED, "")).ifPresent(kind -> into.value(kind, key, value, ""));
        }
    }

    private static boolean isFahrenheit(Map<String, Scalar> all) {
        return all.getOrDefault("TempUnit", Scalar.ABSENT).text().equals("F");
    }
}
