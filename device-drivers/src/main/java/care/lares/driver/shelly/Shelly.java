// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.shelly;

import care.lares.domain.Kind;
import care.lares.driver.FlatJson;
import care.lares.driver.Gathering;
import care.lares.driver.Scalar;
import care.lares.driver.StateDriver;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code PREFIX/events/rpc} and {@code PREFIX/status/COMPONENT}: parts of the status, and what was done with inputs. */
public final class Shelly {
    /** The family's name. */
    public static final String NAME = "shelly";

    private static final String PARAMS = "params/";
    private static final String FULL_STATUS = "NotifyFullStatus";
    private static final String ERRORS = "errors";
    private static final String ALARM = "/alarm";
    private static final Scalar NO_ERRORS = new Scalar(Scalar.Form.NUMBER, "0");

    private Shelly() {}

    /** Reads notifications: a part of the status, or events. */
    public static StateDriver notifications() {
        return new StateDriver(NAME, Shelly::notification, Shelly::read);
    }

    /** Reads the status of one component, such as {@code smoke:0}. */
    public static StateDriver component(String component) {
        return new StateDriver(
                NAME,
                payload -> {
                    FlatJson json = FlatJson.of(payload);
                    return new FlatJson(whole(component + "/", json), json.whole());
                },
                Shelly::read);
    }

    /** A component's own status is all of it. */
    private static Map<String, Scalar> whole(String prefix, FlatJson json) {
        return withoutErrors(below(prefix, json.values()), json.whole());
    }

    /** Of a whole status: errors stand beside the alarm while there are any; those that are not in it are over. */
    private static Map<String, Scalar> withoutErrors(Map<String, Scalar> status, boolean whole) {
        if (whole) {
            List.copyOf(status.keySet()).stream()
                    .filter(path -> path.endsWith(ALARM))
                    .forEach(path -> status.putIfAbsent(
                            path.substring(0, path.length() - ALARM.length() + 1) + ERRORS, NO_ERRORS));
        }
        return status;
    }

    /** The same paths whichever way they came. */
    private static FlatJson notification(byte[] payload) {
        FlatJson json = FlatJson.of(payload);
        Map<String, Scalar> status = new LinkedHashMap<>();
        json.values().forEach((path, value) -> {
            if (path.startsWith(PARAMS)) {
                status.put(path.substring(PARAMS.length()), value);
            }
        });
        // NotifyStatus tells what has changed: an error that it does not name may go on.
        boolean all = json.whole() && json.text("method").equals(FULL_STATUS);
        return new FlatJson(withoutErrors(status, all), json.whole());
    }

    private static Map<String, Scalar> below(String prefix, Map<String, Scalar> values) {
        Map<String, Scalar> below = new LinkedHashMap<>();
        values.forEach((path, value) -> below.put(prefix + path, value));
        return below;
    }

    private static void read(String key, Scalar value, Map<String, Scalar> all, Gathering into) {
        String[] parts = key.split("/", 2);
        if (parts.length < 2) {
            return;
        }
        String field = parts[1];
        switch (parts[0].split(":", 2)[0]) {
            case "smoke" -> alarm(Kind.SMOKE, key, field, value, into);
            case "flood" -> alarm(Kind.WATER_LEAK, key, field, value, into);
            case "gas" -> alarm(Kind.GAS, key, field, value, into);
            case "presence", "presencezone" -> alarm(Kind.PRESENCE, key, field, value, into);
            case "devicepower" -> power(key, field, value, into);
            case "temperature" -> number(Kind.ROOM_TEMPERATURE, "tC", "Cel", key, field, value, into);
            case "humidity" -> number(Kind.HUMIDITY, "rh", "%", key, field, value, into);
            case "illuminance" -> number(Kind.ILLUMINANCE, "lux", "lx", key, field, value, into);
            case "events" -> event(field, value, into);
            default -> {
                // switches, covers, the network: of no concern here
            }
        }
    }

    /** Muted or not, an alarm is one; a detector with errors does not protect. */
    private static void alarm(Kind kind, String key, String field, Scalar value, Gathering into) {
        if (field.equals("alarm") || field.equals("state")) {
            into.value(kind, key, value, "");
        } else if (field.equals(ERRORS)) {
            into.flag(Kind.FAULT, !value.text().equals("0"));
        }
    }

    private static void power(String key, String field, Scalar value, Gathering into) {
        if (field.equals("battery/percent")) {
            into.value(Kind.BATTERY, key, value, "%");
        } else if (field.equals("external/present")) {
            into.value(Kind.MAINS, key, value, "");
        }
    }

    private static void number(
            Kind kind, String wanted, String unit, String key, String field, Scalar value, Gathering into) {
        if (field.equals(wanted)) {
            into.value(kind, key, value, unit);
        }
    }

    /** {@code 0/event}: a push is told once it is known how often; that the button moves says nothing. */
    private static void event(String field, Scalar value, Gathering into) {
        String word = value.text();
        if (field.endsWith("/event") && word.endsWith("_push")) {
            into.pressed(word);
        }
    }
}
