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

    private static final Set<String> HAPPENED =
            setOf("detected alert triggered active emergency pressed leaking wet fallen falling fell danger critical");

    /** These name what is looked for, and it happened unless the detector speaks of itself: {@code smoke alarm test}. */
    private static final Set<String> NAMED = setOf("alarm smoke fire");

    private static final Set<String> OF_ITSELF = setOf("fault error battery low ready online offline connected"
            + " disconnected armed available enabled disabled muted silenced calibrating preheating warming"
            + " initializing expired life");

    private static final Set<String> TEST = setOf("test testing tested selftest");
    /** Of all that is off, an alarm that went off is on. */
    private static final Pattern WENT_OFF = Pattern.compile("(?:went|goes|going|gone) off");

    private static final Set<String> DENIED =
            setOf("no not none normal clear cleared reset stopped ended off inactive idle ok safe dry");

    /** Of a button that is let go nobody calls. */
    private static final Set<String> LET_GO = setOf("off clear release released none idle hold_release");

    private static final String OBJECT = "{";

    private EspHome() {}

    /** Reads the state of one object, such as a {@code binary_sensor} called {@code hall_smoke}. */
    public static StateDriver driver(String type, String object) {
        String key = type + '/' + object;
        return new StateDriver(
                NAME,
                payload -> key.startsWith(EVENT) ? eventType(key, payload) : FlatJson.word(key, payload),
                EspHome::read);
    }

    /** A sensor that has nothing to say yet says so by a word. */
    private static void read(String key, Scalar value, Map<String, Scalar> all, Gathering into) {
        String object = key.substring(key.indexOf('/') + 1);
        String word = value.text().toLowerCase(Locale.ROOT);
        if ((word.isEmpty() && value.isText()) || word.equals("nan") || word.equals("unknown") || word.equals("none")) {
            return;
        }
        if (key.startsWith(FLAG)) {
            PlainNames.tell(object, key, value, into);
        } else if (key.startsWith(NUMBER)) {
            Optional<Kind> kind = PlainNames.number(object);
            kind.ifPresent(known -> into.value(known, key, value, unit(known, object)));
        } else if (key.startsWith(TEXT)) {
            words(object, word, into);
        } else if (key.startsWith(EVENT)) {
            event(object, word, value.text(), into);
        }
    }

    /** The unit of a state is told nowhere; people put it into the name. */
    private static String unit(Kind kind, String object) {
        boolean isTemperature = kind == Kind.ROOM_TEMPERATURE || kind == Kind.BODY_TEMPERATURE;
        return isTemperature && IN_FAHRENHEIT.matcher(object).find() ? "[degF]" : "";
    }

    /** What happened, as {@code {"event_type":"press"}} tells it; some programs pass on the word alone. */
    private static FlatJson eventType(String key, byte[] payload) {
        FlatJson word = FlatJson.word(key, payload);
        if (!word.text(key).startsWith(OBJECT)) {
            return word;
        }
        FlatJson json = FlatJson.of(payload);
        Scalar type = json.values().getOrDefault("event_type", Scalar.ABSENT);
        if (type.isText()) {
            return new FlatJson(Map.of(key, type), json.whole());
        }
        return new FlatJson(json.whole() ? Map.of() : word.values(), false);
    }

    /** Whatever was done with a button that calls for help is a call, but that it was let go. */
    private static void event(String object, String word, String how, Gathering into) {
        if (PlainNames.flag(object).filter(kind -> kind == Kind.SOS).isEmpty()) {
            if (!how.startsWith(OBJECT)) {
                into.pressed(how);
            }
        } else if (!LET_GO.contains(word)) {
            into.called();
        }
    }

    /** A text is free: what it does not plainly say is no fault, and says nothing. */
    private static void words(String object, String text, Gathering into) {
        PlainNames.flag(object).filter(IN_WORDS::contains).ifPresent(kind -> {
            Optional<Boolean> plain = Values.flag(new Scalar(Scalar.Form.TEXT, text));
            String said = WENT_OFF.matcher(text).replaceAll("triggered");
            List<String> words = List.of(said.split("[^a-z0-9]+", -1));
            if (words.stream().anyMatch(TEST::contains)) {
                return;
            }
            boolean denied = words.stream().anyMatch(DENIED::contains);
            boolean named =
                    words.stream().anyMatch(NAMED::contains) && words.stream().noneMatch(OF_ITSELF::contains);
            boolean happened = text.equals(kind.wireName().replace('_', ' '))
                    || text.equals(kind.wireName())
                    || named
                    || words.stream().anyMatch(HAPPENED::contains);
            if (plain.isPresent() || denied || happened) {
                into.flag(kind, plain.orElse(!denied));
            }
        });
    }

    private static Set<String> setOf(String list) {
        return Set.of(list.split(" ", -1));
    }
}
