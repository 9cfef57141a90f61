// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.esphome;

import care.lares.domain.Kind;
import care.lares.driver.FlatJson;
import care.lares.driver.Gathering;
import care.lares.driver.PlainNames;
import care.lares.driver.Scalar;
import care.lares.driver.StateDriver;
import care.lares.driver.Values;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** {@code PREFIX/TYPE/OBJECT/state}: a word or a number as plain text; what it is, the name of the object says. */
public final class EspHome {
    /** The family's name. */
    public static final String NAME = "esphome";

    private static final String FLAG = "binary_sensor/";
    private static final String NUMBER = "sensor/";
    private static final String EVENT = "event/";
    private static final String TEXT = "text_sensor/";

    /** Of these a word is worth understanding: {@code fall_status} tells {@code Fall detected}. */
    private static final Set<Kind> IN_WORDS =
            Set.of(Kind.SOS, Kind.FALL, Kind.SMOKE, Kind.HEAT, Kind.GAS, Kind.CARBON_MONOXIDE, Kind.WATER_LEAK);

    private static final Pattern IN_FAHRENHEIT = Pattern.compile("(?i)(?<![a-z])(f|fahrenheit)(?![a-z])");

    private static final Set<String> HAPPENED = Set.of(
            "detected", "alarm", "alert", "triggered", "active", "emergency", "pressed", "leaking", "wet", "fallen");
    private static final Set<String> DENIED =
            Set.of("no", "not", "none", "normal", "clear", "idle", "ok", "safe", "dry");

    private EspHome() {}

    /** Reads the state of one object, such as a {@code binary_sensor} called {@code hall_smoke}. */
    public static StateDriver driver(String type, String object) {
        String key = type + '/' + object;
        return new StateDriver(NAME, payload -> FlatJson.word(key, payload), EspHome::read);
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
            kind.ifPresent(known -> into.value(known, key, value, unit(known, object)));
        } else if (key.startsWith(TEXT)) {
            words(object, word, into);
        } else if (key.startsWith(EVENT)) {
            PlainNames.flag(object)
                    .filter(kind -> kind == Kind.SOS)
                    .ifPresentOrElse(kind -> into.called(), () -> into.pressed(value.text()));
        }
    }

    /** The unit of a state is told nowhere; people put it into the name. */
    private static String unit(Kind kind, String object) {
        boolean isTemperature = kind == Kind.ROOM_TEMPERATURE || kind == Kind.BODY_TEMPERATURE;
        return isTemperature && IN_FAHRENHEIT.matcher(object).find() ? "[degF]" : "";
    }

    private static void flag(String object, String key, Scalar value, Gathering into) {
        PlainNames.flag(object).ifPresent(kind -> into.value(kind, key, value, ""));
    }

    /** A text is free: what it does not plainly say is no fault, and says nothing. */
    private static void words(String object, String text, Gathering into) {
        PlainNames.flag(object).filter(IN_WORDS::contains).ifPresent(kind -> {
            Optional<Boolean> plain = Values.flag(new Scalar(Scalar.Form.TEXT, text));
            List<String> words = List.of(text.split("[^a-z0-9]+", -1));
            boolean denied = words.stream().anyMatch(DENIED::contains);
            boolean happened = text.equals(kind.wireName().replace('_', ' '))
                    || text.equals(kind.wireName())
                    || words.stream().anyMatch(HAPPENED::contains);
            if (plain.isPresent() || denied || happened) {
                into.flag(kind, plain.orElse(!denied));
            }
        });
    }
}
