// SPDX-License-Identifier: Apache-2.0
package care.lares.api.tuning;

import care.lares.domain.tuning.Choice;
import care.lares.domain.tuning.Setting;
import care.lares.domain.tuning.SettingUnit;
import care.lares.domain.tuning.Tuning;
import care.lares.domain.tuning.TuningCheck;
import care.lares.journal.ConfigEntry.Trial;
import care.lares.journal.Registry;
import care.lares.journal.RegistryEntry.PlaceRegistered;
import care.lares.rules.trial.TrialAlarm;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What somebody has tried, and may set.
 *
 * @param tuning what it was
 * @param etag of what was set then
 * @param read what came of it
 */
record Tried(Tuning tuning, String etag, History.Read read) {
    /** Alarms that are listed of each sort: more than anybody reads. */
    private static final int MAX_LISTED = 200;

    /** What no past can tell: it depends on what people do. */
    private static final Set<Setting> NEVER_TRIED = EnumSet.of(Setting.SILENCE);

    /** On what it was tried; empty when there was nothing. */
    Optional<Trial> trial() {
        Rehearsal.Result result = read.result();
        return result.readings() == 0
                ? Optional.empty()
                : Optional.of(new Trial(
                        result.from(),
                        result.until(),
                        result.outcome().raised().size(),
                        result.outcome().spared().size()));
    }

    /**
     * As it is answered.
     *
     * @param token with which it may be set
     */
    JsonObject json(String token, Tuning now, Registry registry) {
        Rehearsal.Result result = read.result();
        JsonObject json = new JsonObject()
                .put("token", token)
                .put("etag", etag)
                .put("summary", summary())
                .put("tried", trial().map(trial -> tried(trial, result)).orElse(null))
                .put("wouldRaise", result.outcome().raised().size())
                .put("wouldNotRaise", result.outcome().spared().size())
                .put("raised", alarms(result.outcome().raised(), registry))
                .put("notRaised", alarms(result.outcome().spared(), registry));
        return json.put("laxer", new JsonArray(TuningCheck.laxer(tuning))).put("untried", untried(now));
    }

    private JsonObject tried(Trial trial, Rehearsal.Result result) {
        return new JsonObject()
                .put("from", trial.from().toString())
                .put("until", trial.until().toString())
                .put("readings", result.readings())
                .put("complete", !read.shortened() && result.outcome().complete())
                .put("alarmsNow", result.outcome().now())
                .put("alarmsThen", result.outcome().then());
    }

    /** In a sentence. */
    String summary() {
        Optional<Trial> trial = trial();
        if (trial.isEmpty() && read.shortened()) {
            return "nothing could be tried: the log cannot be read in time just now; try again later";
        }
        if (trial.isEmpty()) {
            return "there is no history to try it on: nothing was told in the last " + History.LONGEST.toDays()
                    + " days";
        }
        int raised = trial.get().raised();
        int spared = trial.get().spared();
        String outcome = raised == 0 && spared == 0
                ? "would have changed nothing"
                : "would have raised " + count(raised) + " more" + (spared == 0 ? "" : ", and " + spared + " fewer");
        return "over " + span(trial.get()) + " this " + outcome + shortage();
    }

    private String shortage() {
        if (read.shortened()) {
            return "; only so much was read, more would have taken too long";
        }
        return read.result().outcome().complete() ? "" : "; there were more alarms than are kept";
    }

    private static String count(int alarms) {
        return alarms == 1 ? "1 alarm" : alarms + " alarms";
    }

    private static String span(Trial trial) {
        Duration span = Duration.between(trial.from(), trial.until());
        if (span.toHours() < 48) {
            return span.toHours() < 2
                    ? "the last " + Math.max(1, span.toMinutes()) + " min"
                    : "the last " + span.toHours() + " h";
        }
        return "the last "
                + Math.round(span.toHours() / (double) Duration.ofDays(1).toHours()) + " days";
    }

    private static JsonArray alarms(List<TrialAlarm> alarms, Registry registry) {
        JsonArray all = new JsonArray();
        alarms.stream().limit(MAX_LISTED).forEach(alarm -> all.add(alarm(alarm, registry)));
        return all;
    }

    /** With the room and not the name. */
    private static JsonObject alarm(TrialAlarm alarm, Registry registry) {
        String place = alarm.assignment().place().map(Object::toString).orElse(null);
        return new JsonObject()
                .put("at", alarm.at().toString())
                .put("step", alarm.step().name().toLowerCase(Locale.ROOT))
                .put("kind", alarm.kind().wireName())
                .put("priority", alarm.priority().wireName())
                .put("place", place)
                .put(
                        "placeName",
                        alarm.assignment()
                                .place()
                                .flatMap(registry::place)
                                .map(PlaceRegistered::name)
                                .orElse(place))
                .put(
                        "resident",
                        alarm.assignment().resident().map(Object::toString).orElse(null))
                .put("device", alarm.device().map(Object::toString).orElse(null));
    }

    /** What is set otherwise and this past could not tell of. */
    private JsonArray untried(Tuning now) {
        Duration read = trial().map(trial -> Duration.between(trial.from(), trial.until()))
                .orElse(Duration.ZERO);
        JsonArray untried = new JsonArray();
        for (Setting setting : Setting.values()) {
            boolean tooLong =
                    setting.unit() == SettingUnit.TIME && longest(setting).compareTo(read) >= 0;
            if (differs(setting, now) && (NEVER_TRIED.contains(setting) || tooLong)) {
                untried.add(setting.wireName());
            }
        }
        return untried;
    }

    private Duration longest(Setting setting) {
        return Duration.ofSeconds(chosen(tuning, setting).values().stream()
                .mapToLong(value -> value)
                .max()
                .orElse(setting.usual()));
    }

    private boolean differs(Setting setting, Tuning now) {
        return !chosen(now, setting).equals(chosen(tuning, setting));
    }

    /** What is chosen of one setting, by where. */
    private static Map<Object, Long> chosen(Tuning tuning, Setting setting) {
        Map<Object, Long> chosen = new HashMap<>();
        put(chosen, "site", tuning.site(), setting);
        tuning.places().forEach((place, choice) -> put(chosen, place, choice, setting));
        tuning.residents().forEach((resident, choice) -> put(chosen, resident, choice, setting));
        return chosen;
    }

    private static void put(Map<Object, Long> chosen, Object where, Choice choice, Setting setting) {
        choice.value(setting).ifPresent(value -> chosen.put(where, value));
    }
}
