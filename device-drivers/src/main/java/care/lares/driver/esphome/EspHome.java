// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.esphome;

import care.lares.domain.Kind;
import care.lares.driver.FlatJson;
import care.lares.driver.Gathering;
import care.lares.driver.PlainNames;
import care.lares.driver.RawMessage;
import care.lares.driver.Scalar;
import care.lares.driver.StateDriver;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** {@code PREFIX/TYPE/OBJECT/state}: a word or a number as plain text; what it is, the name of the object says. */
public final class EspHome {
    /** The family's name. */
    public static final String NAME = "esphome";

    private static final String FLAG = "binary_sensor/";
    private static final String NUMBER = "sensor/";
    private static final String EVENT = "event/";

    private EspHome() {}

    /** Reads the state of one object, such as a {@code binary_sensor} called {@code hall_smoke}. */
    public static StateDriver driver(String type, String object) {
        String key = type + '/' + object;
        return new StateDriver(NAME, payload -> single(key, payload), EspHome::read);
    }

    private static FlatJson single(String key, byte[] payload) {
        if (payload.length > Math.min(Scalar.MAX_TEXT, RawMessage.MAX_PAYLOAD)) {
            return new FlatJson(Map.of(key, Scalar.LONG_TEXT), true);
        }
        String text = new String(payload, StandardCharsets.UTF_8).strip();
        return new FlatJson(Map.of(key, new Scalar(Scalar.Form.TEXT, text)), true);
    }

    /** A sensor that has nothing to say yet says so by a word. */
    private static void read(String key, Scalar value, Map<String, Scalar> all, Gathering into) {
        String object = key.substring(key.indexOf('/') + 1);
        String word = value.text().toLowerCase(Locale.ROOT);
        if ((word.isEmpty() && value.isText()) || word.equals("nan") || word.equals("unknown") || word.equals("none")) {
            return;
        }
        if (key.startsWith(FLAG)) {
            flag(object, key, value, into);
        } else if (key.startsWith(NUMBER)) {
            Optional<Kind> kind = PlainNames.number(object);
            kind.ifPresent(known -> into.value(known, key, value, ""));
        } else if (key.startsWith(EVENT)) {
            PlainNames.flag(object)
                    .filter(kind -> kind == Kind.SOS)
                    .ifPresentOrElse(kind -> into.called(), () -> into.pressed(value.text()));
        }
    }

    private static void flag(String object, String key, Scalar value, Gathering into) {
        PlainNames.flag(object).ifPresent(kind -> into.value(kind, key, value, ""));
    }
}
