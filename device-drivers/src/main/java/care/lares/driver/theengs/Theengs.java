// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.theengs;

import care.lares.domain.Kind;
import care.lares.driver.CallNames;
import care.lares.driver.FlatJson;
import care.lares.driver.Gathering;
import care.lares.driver.Scalar;
import care.lares.driver.StateDriver;
import care.lares.driver.Values;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** {@code home/GATEWAY/BTtoMQTT/MAC}: one JSON object of the properties that the decoder names. */
public final class Theengs {
    /** The family's name. */
    public static final String NAME = "theengs";

    /** The decoder numbers presses; words are told as they are. */
    private static final Map<String, String> PRESSES = Map.of(
            "1", "single", "2", "double", "3", "triple", "4", "quadruple", "5", "quintuple", "9", "long", "11", "hold");
    /** A beacon between presses, and a button that is let go. */
    private static final Set<String> NO_PRESSES = Set.of("0", "none", "10", "release");

    /** Thermometers in tyres and in roasts. */
    private static final Set<String> NO_ROOMS = Set.of("TIRE", "BBQ");

    /** How far a curtain is drawn, in percent. */
    private static final String POSITION = "position";

    private Theengs() {}

    /** Reads them. */
    public static StateDriver driver() {
        return new StateDriver(NAME, FlatJson::of, Theengs::read);
    }

    private static void read(String key, Scalar value, Map<String, Scalar> all, Gathering into) {
        switch (key) {
            case "bpm", "act_bpm" -> into.value(Kind.HEART_RATE, key, value, "/min");
            case "steps" -> into.value(Kind.STEPS, key, value, "");
            case "weight" -> weight(value, all, into);
            case "tempc" -> temperature(key, value, "Cel", all, into);
            case "tempf" -> fahrenheit(key, value, all, into);
            case "hum" -> into.value(Kind.HUMIDITY, key, value, "%");
            case "batt" -> into.value(Kind.BATTERY, key, value, "%");
            case "lowbatt", "low_batt" -> into.value(Kind.BATTERY_LOW, key, value, "");
            case "lux" -> into.value(Kind.ILLUMINANCE, key, value, "lx");
            case "open", "door", "window" -> flag(Kind.CONTACT_OPEN, key, value, into);
            case "contact" -> contact(key, value, into);
            case "motion" -> motion(key, value, all, into);
            case POSITION -> into.understood();
            case "occupancy" -> flag(Kind.PRESENCE, key, value, into);
            case "co", "carbon_monoxide" -> carbonMonoxide(key, value, into);
            case "spo2" -> into.value(Kind.SPO2, key, value, "%");
            case "tamper" -> flag(Kind.TAMPER, key, value, into);
            case "presence" -> presence(value, into);
            case "button" -> button(value, into);
            default ->
                // rssi, pressure, voltage are of no concern here
                CallNames.kind(key).ifPresent(kind -> flag(kind, key, value, into));
        }
    }

    /** What has a position moves by its own motor: a curtain in the morning is nobody who got up. */
    private static void motion(String key, Scalar value, Map<String, Scalar> all, Gathering into) {
        if (!all.containsKey(POSITION)) {
            flag(Kind.MOTION, key, value, into);
        }
    }

    /** {@code open}, {@code closed}, and {@code timeout not closed}: open for longer than its owner allows. */
    private static void contact(String key, Scalar value, Gathering into) {
        switch (value.text().toLowerCase(Locale.ROOT)) {
            case "open", "timeout not closed" -> into.flag(Kind.CONTACT_OPEN, true);
            case "closed", "close" -> into.flag(Kind.CONTACT_OPEN, false);
            default -> flag(Kind.CONTACT_OPEN, key, value, into);
        }
    }

    /** Weighed on something that is no body scale, it is no body's: one without a unit weighs coffee, in grams. */
    private static void weight(Scalar value, Map<String, Scalar> all, Gathering into) {
        String mode = text("weighing_mode", all);
        String unit = text("unit", all);
        if (mode.equals("person") || (mode.isEmpty() && !unit.isEmpty())) {
            into.value(Kind.BODY_WEIGHT, "weight", value, unit.isEmpty() ? "kg" : unit);
        }
    }

    private static void fahrenheit(String key, Scalar value, Map<String, Scalar> all, Gathering into) {
        if (!all.containsKey("tempc")) {
            temperature(key, value, "[degF]", all, into);
        }
    }

    private static void temperature(String key, Scalar value, String unit, Map<String, Scalar> all, Gathering into) {
        String type = text("type", all);
        if (NO_ROOMS.contains(type)) {
            return;
        }
        boolean body = type.equals("BODY");
        into.value(body ? Kind.BODY_TEMPERATURE : Kind.ROOM_TEMPERATURE, key, value, unit);
    }

    /** An alarm, or how much of it there is; a bare 1 by the long name is an alarm, as encoders without booleans send it. */
    private static void carbonMonoxide(String key, Scalar value, Gathering into) {
        boolean isNumber = value.form() == Scalar.Form.NUMBER;
        boolean isFlag = !isNumber || (!key.equals("co") && Values.flag(value).isPresent());
        into.value(isFlag ? Kind.CARBON_MONOXIDE : Kind.CO_CONCENTRATION, key, value, isFlag ? "" : "ppm");
    }

    private static void flag(Kind kind, String key, Scalar value, Gathering into) {
        into.value(kind, key, value, "");
    }

    /** The gateway misses a device that it tracks. */
    private static void presence(Scalar value, Gathering into) {
        switch (value.text().toLowerCase(Locale.ROOT)) {
            case "absent" -> into.flag(Kind.ONLINE, false);
            case "present", "home" -> into.flag(Kind.ONLINE, true);
            default -> Values.flag(value).ifPresent(there -> into.flag(Kind.ONLINE, there));
        }
    }

    private static void button(Scalar value, Gathering into) {
        String said = value.text().strip();
        String how = PRESSES.getOrDefault(said, said);
        String word = how.toLowerCase(Locale.ROOT);
        if (word.equals("sos") || word.equals("emergency") || word.equals("panic")) {
            into.called();
        } else if (!word.isEmpty() && !NO_PRESSES.contains(word)) {
            into.pressed(how);
        }
    }

    private static String text(String key, Map<String, Scalar> all) {
        return all.getOrDefault(key, Scalar.ABSENT).text();
    }
}
