// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.tasmota;

import care.lares.domain.Kind;
import care.lares.driver.FlatJson;
import care.lares.driver.Gathering;
import care.lares.driver.PlainNames;
import care.lares.driver.Reason;
import care.lares.driver.Scalar;
import care.lares.driver.StateDriver;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * {@code tele/TOPIC/SENSOR} and {@code stat/TOPIC/RESULT}: one object, in it one for each sensor. The time in it has no
 * zone and is left alone.
 */
public final class Tasmota {
    /** The family's name. */
    public static final String NAME = "tasmota";

    /** {@code Leak1}, and not {@code CO2}. */
    private static final String NUMBERED = "(?<=[a-z])[0-9]+$";

    private static final Pattern BUTTON = Pattern.compile("(?:.*/)?Button[0-9]*/Action");
    /** What a Zigbee hub passes on of its children: a refrigerator's temperature is not that of the hub's room. */
    private static final Pattern OF_A_CHILD =
            Pattern.compile("(?:Zb(?:Received|Info|Status[0-9]?)|0x[0-9A-Fa-f]{4})/.*");

    private static final String ACTION = "/Action";
    private static final String ANSWER = "StatusSNS/";

    /** What an input that calls for help tells when nobody presses it. */
    private static final Set<String> LET_GO = Set.of("OFF", "CLEAR", "RELEASE", "NONE", "");

    private Tasmota() {}

    /** Reads them. */
    public static StateDriver driver() {
        return new StateDriver(NAME, FlatJson::of, Tasmota::read);
    }

    /** Reads the answer to {@code Status 8} or {@code Status 10}: the same, one level deeper. */
    public static StateDriver answers() {
        return new StateDriver(
                NAME,
                payload -> {
                    FlatJson json = FlatJson.of(payload);
                    Map<String, Scalar> sensors = new LinkedHashMap<>();
                    json.values().forEach((path, value) -> {
                        if (path.startsWith(ANSWER)) {
                            sensors.put(path.substring(ANSWER.length()), value);
                        }
                    });
                    return new FlatJson(sensors, json.whole());
                },
                Tasmota::read);
    }

    private static void read(String key, Scalar value, Map<String, Scalar> all, Gathering into) {
        String last = key.substring(key.lastIndexOf('/') + 1);
        if (OF_A_CHILD.matcher(key).matches()) {
            into.refused(Reason.UNKNOWN_FORMAT, "what a Zigbee hub says of its children is not read");
            return;
        }
        if (BUTTON.matcher(key).matches()) {
            into.pressed(value.text());
            return;
        }
        switch (last) {
            case "Temperature" -> temperature(key, value, all, into);
            case "Humidity" -> into.value(Kind.HUMIDITY, key, value, "%");
            case "Illuminance" -> into.value(Kind.ILLUMINANCE, key, value, "lx");
            case "Battery", "BatteryPercentage" -> into.value(Kind.BATTERY, key, value, "%");
            case "HeartRate" -> into.value(Kind.HEART_RATE, key, value, "/min");
            case "BreathRate", "BreathingRate" -> into.value(Kind.BREATHING_RATE, key, value, "/min");
            default -> named(key, value, into);
        }
    }

    /** The processor measures itself, and is hot in any room. */
    private static void temperature(String key, Scalar value, Map<String, Scalar> all, Gathering into) {
        if (!key.startsWith("ESP")) {
            into.value(Kind.ROOM_TEMPERATURE, key, value, isFahrenheit(all) ? "[degF]" : "Cel");
        }
    }

    /**
     * A switch input that somebody named after what hangs on it: {@code {"Smoke":"ON"}}. What was done with one that calls
     * for help is a call, each time.
     */
    private static void named(String key, Scalar value, Gathering into) {
        boolean done = key.endsWith(ACTION);
        String parent = done ? key.substring(0, key.length() - ACTION.length()) : key;
        if (parent.toUpperCase(Locale.ROOT).startsWith("POWER")) {
            return;
        }
        String name = parent.replaceAll(NUMBERED, "");
        boolean call =
                done && PlainNames.flag(name).filter(kind -> kind == Kind.SOS).isPresent();
        if (call && !LET_GO.contains(value.text().toUpperCase(Locale.ROOT))) {
            into.called();
        } else if (isWord(value)) {
            PlainNames.tell(name, key, value, into);
        }
    }

    private static boolean isWord(Scalar value) {
        return value.form() == Scalar.Form.TRUE
                || value.form() == Scalar.Form.FALSE
                || value.text().matches("(?i)on|off");
    }

    private static boolean isFahrenheit(Map<String, Scalar> all) {
        return all.getOrDefault("TempUnit", Scalar.ABSENT).text().equals("F");
    }
}
