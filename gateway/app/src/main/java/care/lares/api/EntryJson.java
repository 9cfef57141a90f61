// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import care.lares.domain.Alarm;
import care.lares.domain.AlarmEvent;
import care.lares.journal.CommissioningEntry;
import care.lares.journal.ConfigEntry;
import care.lares.journal.Entry;
import care.lares.journal.Entry.AlarmChanged;
import care.lares.journal.Entry.ReadingLogged;
import care.lares.journal.LogFollower.Logged;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the log as JSON for whom it is about: every part of it under its name, whatever type it is of. Left out is what
 * lets somebody or something in, and in entries that are not theirs as a whole, whoever and whatever else is listed there.
 */
public final class EntryJson {
    /** Hashes and sealed keys: of no meaning to anybody, and worth something to whoever guesses. */
    private static final Set<String> SECRET =
            Set.of("secretHash", "codeHash", "sessionHash", "sealed", "sealedKey", "sealedSecret");

    /** Types whose names say little without the family they are of. */
    private static final Map<Class<?>, String> NAMES = Map.of(
            CommissioningEntry.Stepped.class, "commissioning-stepped",
            CommissioningEntry.Certified.class, "commissioning-certified",
            ConfigEntry.ForResident.class, "config-for-resident",
            ConfigEntry.Changed.class, "config-changed");

    private static final Comparator<Object> ORDER = Comparator.comparing(String::valueOf);

    private final Concern concern;

    /** Of what is about somebody. */
    public EntryJson(Concern concern) {
        this.concern = concern;
    }

    /** The entry; empty when it is not about them, or is a reading, which has a list of its own. */
    public Optional<JsonObject> of(Logged logged) {
        Entry entry = logged.entry();
        if (entry instanceof ReadingLogged || !concern.isIn(entry)) {
            return Optional.empty();
        }
        JsonObject json = new JsonObject()
                .put("origin", logged.origin())
                .put("seq", logged.seq())
                .put("at", entry.at().toString())
                .put("type", name(entry.getClass()));
        return Optional.of(entry instanceof AlarmChanged changed ? step(json, changed.after()) : whole(json, entry));
    }

    private static String name(Class<?> type) {
        return NAMES.getOrDefault(
                type,
                type.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT));
    }

    /** One step: the alarm as a whole stands in the list of alarms, which keeps only its first and latest steps. */
    private static JsonObject step(JsonObject json, Alarm after) {
        AlarmEvent latest = after.latest();
        return json.put("alarm", after.id().value())
                .put("kind", after.kind().wireName())
                .put("state", after.state().wireName())
                .put("event", latest.step().wireName())
                .put("by", latest.by())
                .put("channel", latest.channel())
                .put("detail", latest.detail());
    }

    private JsonObject whole(JsonObject json, Entry entry) {
        boolean theirs = concern.owns(entry);
        parts((Record) entry, theirs).forEach(part -> {
            if (!json.containsKey(part.getKey())) {
                json.put(part.getKey(), part.getValue());
            }
        });
        return json;
    }

    private JsonObject parts(Record whole, boolean theirs) {
        JsonObject json = new JsonObject();
        RecordParts.of(whole).forEach((name, part) -> {
            if (!SECRET.contains(name)) {
                json.put(name, value(part, theirs));
            }
        });
        return json;
    }

    private @Nullable Object value(Object part, boolean theirs) {
        if (part instanceof String || part instanceof Number || part instanceof Boolean) {
            return part;
        }
        if (part instanceof Optional<?> maybe) {
            return maybe.isPresent() ? value(maybe.get(), theirs) : null;
        }
        if (part instanceof OptionalLong maybe) {
            return maybe.isPresent() ? maybe.getAsLong() : null;
        }
        if (part instanceof Enum<?> word) {
            return word(word);
        }
        if (part instanceof Map<?, ?> map) {
            JsonObject json = new JsonObject();
            map.forEach((key, value) -> json.put(String.valueOf(value(key, theirs)), value(value, theirs)));
            return json;
        }
        if (part instanceof Collection<?> all) {
            return list(all, theirs);
        }
        return part instanceof Record whole ? record(whole, theirs) : String.valueOf(part);
    }

    /** Of others' lists only what is about them; sets in an order that is always the same. */
    private JsonArray list(Collection<?> all, boolean theirs) {
        Stream<Object> values =
                all.stream().filter(one -> theirs || concern.names(one)).map(one -> value(one, theirs));
        List<Object> shown =
                all instanceof List ? values.toList() : values.sorted(ORDER).toList();
        return new JsonArray(shown);
    }

    /** What wraps one value, such as an id, is that value. */
    private @Nullable Object record(Record whole, boolean theirs) {
        Collection<Object> parts = RecordParts.of(whole).values();
        return parts.size() == 1 ? value(parts.iterator().next(), theirs) : parts(whole, theirs);
    }

    private static String word(Enum<?> word) {
        try {
            return String.valueOf(word.getDeclaringClass().getMethod("wireName").invoke(word));
        } catch (ReflectiveOperationException noName) {
            return word.name().toLowerCase(Locale.ROOT);
        }
    }
}
