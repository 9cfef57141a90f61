// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import care.lares.domain.Value;
import care.lares.rules.news2.News2;
import care.lares.rules.news2.News2State;
import care.lares.rules.news2.Parameter;
import care.lares.rules.news2.Part;
import care.lares.rules.news2.Scored;
import care.lares.rules.news2.Trigger;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An early-warning score as the public JSON. */
final class News2Json {
    private static final String OFF =
            "The clinical part is switched off here: nothing is scored. A responsible organisation may switch it on.";

    private News2Json() {}

    /** Nothing is interpreted for this person: said kindly, in the same form. */
    static JsonObject off() {
        return score(Scored.NONE)
                .put("on", false)
                .put("note", OFF)
                .put("values", new JsonArray())
                .putNull("complete");
    }

    /**
     * The values measured together last, and what they come to.
     *
     * @param scale of oxygen saturation, as it is set for the person
     */
    static JsonObject of(News2State state, int scale, Instant now) {
        Scored latest = state.latest().orElse(Scored.NONE);
        JsonArray values = new JsonArray();
        latest.parts().asMap().forEach((parameter, part) -> values.add(value(parameter, part, now)));
        return score(latest)
                .put("on", true)
                .putNull("note")
                .put("spo2Scale", scale)
                .put("values", values)
                .put("complete", state.complete().map(News2Json::complete).orElse(null));
    }

    private static JsonObject score(Scored scored) {
        News2 score = scored.score();
        JsonObject parts = new JsonObject();
        for (Parameter parameter : Parameter.values()) {
            parts.put(parameter.wireName(), score.points().get(parameter));
        }
        JsonArray missing = new JsonArray();
        score.missing().forEach(parameter -> missing.add(parameter.wireName()));
        return new JsonObject()
                .put("total", total(score))
                .put("parts", parts)
                .put("risk", score.trigger().map(Trigger::risk).orElse(null))
                .put("trigger", score.trigger().map(Trigger::wireName).orElse(null))
                .put("missing", missing)
                .put("at", scored.parts().isEmpty() ? null : scored.at().toString());
    }

    private static @Nullable Integer total(News2 score) {
        return score.total().isPresent() ? score.total().getAsInt() : null;
    }

    /** The last score that had everything, and when the next one is due. */
    private static JsonObject complete(Scored complete) {
        Optional<Trigger> trigger = complete.score().trigger();
        return new JsonObject()
                .put("total", total(complete.score()))
                .put("trigger", trigger.map(Trigger::wireName).orElse(null))
                .put("at", complete.at().toString())
                .put(
                        "nextDue",
                        trigger.map(known ->
                                        complete.at().plus(known.monitorEvery()).toString())
                                .orElse(null));
    }

    private static JsonObject value(Parameter parameter, Part part, Instant now) {
        Instant at = part.reading().effectiveAt();
        String unit = part.reading().kind().unit();
        return new JsonObject()
                .put("parameter", parameter.wireName())
                .put("kind", part.reading().kind().wireName())
                .put("value", plain(part.reading().value()))
                .put("unit", unit.isEmpty() ? null : unit)
                .put("device", part.reading().device().value())
                .put("at", at.toString())
                .put("ageSeconds", Math.max(0, Duration.between(at, now).toSeconds()));
    }

    private static Object plain(Value value) {
        return value instanceof Value.Quantity quantity ? quantity.number() : ((Value.Code) value).code();
    }
}
