// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.shelly;

import care.lares.domain.Kind;
import care.lares.driver.FlatJson;
import care.lares.driver.Gathering;
import care.lares.driver.Scalar;
import care.lares.driver.StateDriver;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * {@code shellies/DEVICE/sensor/NAME}, {@code …/input_event/N} and {@code …/status} of the first generation: a word on each
 * topic, but for presses and what motion sensors tell.
 */
public final class FirstGeneration {
    private static final String SENSOR = "sensor/";
    private static final String PRESS = "input_event/";
    private static final String COUNT = "#";
    private static final String MEASURED = "tmp/";
    private static final String UNIT = SENSOR + "tmp/units";
    private static final String OPERATION = SENSOR + "operation";

    private FirstGeneration() {}

    /** Reads one sensor of a device, such as {@code flood}. */
    public static StateDriver sensor(String name) {
        return new StateDriver(Shelly.NAME, payload -> FlatJson.word(SENSOR + name, payload), FirstGeneration::read);
    }

    /**
     * Reads what was done with a button: {@code {"event":"L","event_cnt":17}}, sent again from time to time; the event is
     * empty until something was done.
     */
    public static StateDriver input(String number) {
        return new StateDriver(Shelly.NAME, payload -> press(PRESS + number, payload), FirstGeneration::read);
    }

    /** Reads all of a motion sensor: {@code {"motion":true,"vibration":false,"lux":40,"bat":81}}. */
    public static StateDriver status() {
        return new StateDriver(Shelly.NAME, FirstGeneration::motion, FirstGeneration::read);
    }

    /**
     * Reads from what a device tells of itself as a whole only its temperature: it has one in °F where somebody has set it
     * so, and here it says it. What it tells by itself afterwards is understood by that.
     */
    public static StateDriver info() {
        return new StateDriver(Shelly.NAME, FirstGeneration::measured, FirstGeneration::read);
    }

    private static FlatJson measured(byte[] payload) {
        FlatJson json = FlatJson.of(payload);
        Map<String, Scalar> measured = new LinkedHashMap<>();
        json.values().forEach((path, value) -> {
            if (path.startsWith(MEASURED)) {
                measured.put(SENSOR + path, value);
            }
        });
        return new FlatJson(measured, json.whole());
    }

    private static FlatJson press(String key, byte[] payload) {
        FlatJson json = FlatJson.of(payload);
        if (!json.values().containsKey("event")) {
            return new FlatJson(Map.of(), json.whole());
        }
        Scalar counted = new Scalar(Scalar.Form.TEXT, json.text("event") + COUNT + json.text("event_cnt"));
        return new FlatJson(Map.of(key, counted), json.whole());
    }

    private static FlatJson motion(byte[] payload) {
        FlatJson json = FlatJson.of(payload);
        Map<String, Scalar> sensors = new LinkedHashMap<>();
        json.values().forEach((path, value) -> sensors.put(SENSOR + (path.equals("bat") ? "battery" : path), value));
        return new FlatJson(sensors, json.whole());
    }

    private static void read(String key, Scalar value, Map<String, Scalar> all, Gathering into) {
        if (key.startsWith(PRESS)) {
            press(value.text(), into);
        } else if (!value.isText() || !(value.text().isEmpty() || value.text().equals("unknown"))) {
            sensor(key, value, all, into);
        }
    }

    private static void press(String text, Gathering into) {
        String how = text.substring(0, text.lastIndexOf(COUNT));
        if (how.isEmpty()) {
            into.understood();
        } else if (text.endsWith(COUNT)) {
            into.pressed(how);
        } else {
            into.pressedOnce(how);
        }
    }

    private static void sensor(String key, Scalar value, Map<String, Scalar> all, Gathering into) {
        switch (key.substring(SENSOR.length())) {
            case "smoke" -> into.value(Kind.SMOKE, key, value, "");
            case "flood" -> into.value(Kind.WATER_LEAK, key, value, "");
            case "gas" -> gas(value.text(), isProtecting(all), into);
            case "motion" -> into.value(Kind.MOTION, key, value, "");
            case "state" -> opening(value.text(), into);
            case "vibration" -> vibration(key, value, into);
            case "temperature", "tmp/value" -> temperature(key, value, all, into);
            case "tmp/units" -> into.understood();
            case "humidity" -> into.value(Kind.HUMIDITY, key, value, "%");
            case "lux" -> into.value(Kind.ILLUMINANCE, key, value, "lx");
            case "battery" -> into.value(Kind.BATTERY, key, value, "%");
            case "ext_power" -> into.value(Kind.MAINS, key, value, "");
            case "error" -> into.flag(Kind.FAULT, !value.text().equals("0"));
            case "operation" -> operation(value.text(), into);
            default -> {
                // why it woke, how it is mounted: of no concern here
            }
        }
    }

    /** What was measured wrongly says that it is not valid. */
    private static void temperature(String key, Scalar value, Map<String, Scalar> all, Gathering into) {
        boolean invalid =
                all.getOrDefault(SENSOR + "tmp/is_valid", Scalar.ABSENT).form() == Scalar.Form.FALSE;
        if (!(invalid && key.endsWith("/value"))) {
            boolean fahrenheit = all.getOrDefault(UNIT, Scalar.ABSENT).text().equals("F");
            into.value(Kind.ROOM_TEMPERATURE, key, value, fahrenheit ? "[degF]" : "Cel");
        }
    }

    private static boolean isProtecting(Map<String, Scalar> all) {
        String operation = all.getOrDefault(OPERATION, Scalar.ABSENT).text();
        return !operation.equals("warmup") && !operation.equals("fault");
    }

    /** A test sounds like an alarm and is none. One that is warming up, or broken, cannot say that there is no gas. */
    private static void gas(String word, boolean protecting, Gathering into) {
        switch (word) {
            case "mild", "heavy" -> {
                into.flag(Kind.GAS, true);
                into.flag(Kind.TEST, false);
            }
            case "none" -> {
                if (protecting) {
                    into.flag(Kind.GAS, false);
                }
                into.flag(Kind.TEST, false);
            }
            case "test" -> into.flag(Kind.TEST, true);
            default -> {
                // it does not know
            }
        }
    }

    /** While it warms up nobody is warned of anything: a fault like that of a detector that preheats elsewhere. */
    private static void operation(String word, Gathering into) {
        switch (word) {
            case "normal" -> into.flag(Kind.FAULT, false);
            case "fault", "warmup" -> into.flag(Kind.FAULT, true);
            default -> {
                // it does not know
            }
        }
    }

    private static void opening(String word, Gathering into) {
        if (word.equals("open") || word.equals("close")) {
            into.flag(Kind.CONTACT_OPEN, word.equals("open"));
        }
    }

    /** One that does not look for it says -1. */
    private static void vibration(String key, Scalar value, Gathering into) {
        if (!value.text().equals("-1")) {
            into.value(Kind.VIBRATION, key, value, "");
        }
    }
}
