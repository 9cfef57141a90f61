// SPDX-License-Identifier: Apache-2.0
package care.lares.api.tuning;

import care.lares.domain.tuning.Choice;
import care.lares.domain.tuning.Setting;
import care.lares.domain.tuning.Tuned;
import care.lares.domain.tuning.Tuning;
import care.lares.journal.ConfigEntry.Trial;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.Locale;

/** Settings as they are answered, and as they are sent. */
public final class TuningJson {
    private TuningJson() {}

    /** All that is set, as it may be sent again. */
    public static JsonObject of(Tuning tuning) {
        JsonObject places = new JsonObject();
        tuning.places().forEach((place, choice) -> places.put(place.value(), choice(choice)));
        JsonObject residents = new JsonObject();
        tuning.residents().forEach((resident, choice) -> residents.put(resident.value(), choice(choice)));
        return new JsonObject()
                .put("site", choice(tuning.site()))
                .put("places", places)
                .put("residents", residents);
    }

    private static JsonObject choice(Choice choice) {
        JsonObject json = new JsonObject();
        choice.values().forEach((setting, value) -> json.put(setting.wireName(), value(setting, value)));
        return json;
    }

    /** What holds, of every setting, and where it comes from. */
    static JsonArray effective(Tuned tuned) {
        JsonArray all = new JsonArray();
        for (Setting setting : Setting.values()) {
            all.add(new JsonObject()
                    .put("setting", setting.wireName())
                    .put("value", value(setting, tuned.value(setting)))
                    .put("from", tuned.scope(setting).name().toLowerCase(Locale.ROOT))
                    .put("usual", value(setting, setting.usual()))
                    .put("least", value(setting, setting.least()))
                    .put("most", value(setting, setting.most())));
        }
        return all;
    }

    static JsonObject trial(Trial trial) {
        return new JsonObject()
                .put("from", trial.from().toString())
                .put("until", trial.until().toString())
                .put("wouldRaise", trial.raised())
                .put("wouldNotRaise", trial.spared());
    }

    private static Object value(Setting setting, long value) {
        return switch (setting.unit()) {
            case TIME, CLOCK -> setting.text(value);
            case TENTHS -> BigDecimal.valueOf(value, 1).doubleValue();
            case ARC -> new BigDecimal(setting.text(value)).doubleValue();
            case NUMBER, PERCENT, CELSIUS -> value;
        };
    }
}
