// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * The fields of a JSON object that somebody sent, each of a form. What is wrong with any of them is collected, so that
 * all of it is told at once; null is the same as not given.
 */
public final class Fields {
    private final String path;
    private final JsonObject json;
    private final List<String> known;
    private final List<Problem.Fault> faults;

    private Fields(String path, JsonObject json, List<String> known, List<Problem.Fault> faults) {
        this.path = path;
        this.json = json;
        this.known = known;
        this.faults = faults;
        for (String name : json.fieldNames()) {
            if (!known.contains(name)) {
                fault(shortened(name), "is not a field here; there are " + String.join(", ", known));
            }
        }
    }

    /** Of an object in which there may be fields of these names only. */
    public static Fields of(JsonObject json, String... known) {
        return new Fields("", json, List.of(known), new ArrayList<>());
    }

    /** An object within this one; empty when it was not given. */
    public Optional<Fields> object(String name, String... names) {
        return given(name).flatMap(value -> {
            if (value instanceof JsonObject inner) {
                return Optional.of(new Fields(path + name + ".", inner, List.of(names), faults));
            }
            fault(name, "must be an object of " + String.join(", ", names));
            return Optional.empty();
        });
    }

    /** A few objects, in the order they were given; none when it was not given. */
    public List<Fields> objects(String name, int most, String... names) {
        List<Fields> objects = new ArrayList<>();
        Optional<Object> value = given(name);
        if (value.isEmpty()) {
            return objects;
        }
        if (!(value.get() instanceof JsonArray all) || all.size() > most) {
            fault(name, "must be an array of at most " + most + " objects");
            return objects;
        }
        for (int i = 0; i < all.size(); i++) {
            if (all.getValue(i) instanceof JsonObject inner) {
                objects.add(new Fields(path + name + "." + i + ".", inner, List.of(names), faults));
            } else {
                fault(name + "." + i, "must be an object of " + String.join(", ", names));
            }
        }
        return objects;
    }

    /** A text of one line; empty when it was not given. */
    public Optional<String> text(String name, int most) {
        return given(name).flatMap(value -> {
            Optional<String> fault = faultOfText(value, most);
            fault.ifPresent(reason -> fault(name, reason));
            return fault.isPresent() ? Optional.empty() : Optional.of(((String) value).strip());
        });
    }

    /** Words of any number of lines, made one line; empty when they were not given or say nothing. */
    public Optional<String> paragraph(String name, int most) {
        return given(name).flatMap(value -> {
            if (!(value instanceof String words) || hasLoneSurrogate(words)) {
                fault(name, "must be text");
                return Optional.empty();
            }
            String line = words.replaceAll("\\p{Cntrl}+", " ").strip();
            if (line.length() > most) {
                fault(name, "may have " + most + " characters");
            }
            return Optional.of(line).filter(text -> !text.isEmpty());
        });
    }

    /** An id, or anything else written as text; the form refuses with an {@link IllegalArgumentException}. */
    public <T> Optional<T> of(String name, int most, Function<String, T> form) {
        return text(name, most).flatMap(text -> formed(name, text, form));
    }

    private <T> Optional<T> formed(String name, String text, Function<String, T> form) {
        try {
            return Optional.of(form.apply(text));
        } catch (IllegalArgumentException none) {
            fault(name, String.valueOf(none.getMessage()));
            return Optional.empty();
        }
    }

    /** A whole number within bounds; the fallback when it was not given. */
    public int integer(String name, int least, int most, int fallback) {
        Optional<Object> value = given(name);
        if (value.isEmpty()) {
            return fallback;
        }
        if (value.get() instanceof Integer number && number >= least && number <= most) {
            return number;
        }
        fault(name, "must be a whole number from " + least + " to " + most);
        return fallback;
    }

    /** A number that counts from 1; empty when it was not given. */
    public OptionalInt index(String name) {
        int index = integer(name, 1, Integer.MAX_VALUE, 0);
        return index == 0 ? OptionalInt.empty() : OptionalInt.of(index);
    }

    /** A whole number that is not negative; empty when it was not given. */
    public Optional<Long> count(String name) {
        return given(name).flatMap(value -> {
            boolean whole = value instanceof Integer || value instanceof Long;
            if (whole && ((Number) value).longValue() >= 0) {
                return Optional.of(((Number) value).longValue());
            }
            fault(name, "must be a whole number that is not negative");
            return Optional.empty();
        });
    }

    /** A few texts, in the order they were given; none when it was not given. */
    public List<String> list(String name, int mostEntries, int mostText) {
        List<String> texts = new ArrayList<>();
        Optional<Object> value = given(name);
        if (value.isPresent() && !(value.get() instanceof JsonArray)) {
            fault(name, "must be an array of texts");
        } else if (value.isPresent()) {
            JsonArray all = (JsonArray) value.get();
            if (all.size() > mostEntries) {
                fault(name, "may have " + mostEntries + " entries");
                return texts;
            }
            for (Object entry : all) {
                Optional<String> fault = faultOfText(entry, mostText);
                fault.ifPresent(reason -> fault(name, reason));
                if (fault.isEmpty()) {
                    texts.add(((String) entry).strip());
                }
            }
        }
        return texts;
    }

    /**
     * A few things written as texts, in the order they were given; none when it was not given.
     *
     * @param form refuses what is none with an {@link IllegalArgumentException}, which is told
     */
    public <T> List<T> list(String name, int mostEntries, int mostText, Function<String, T> form) {
        List<T> all = new ArrayList<>();
        for (String text : list(name, mostEntries, mostText)) {
            formed(name, text, form).ifPresent(all::add);
        }
        return all;
    }

    /** A flag; false when it was not given. */
    public boolean flag(String name) {
        return flag(name, false);
    }

    /** A flag; the fallback when it was not given. */
    public boolean flag(String name, boolean fallback) {
        Optional<Object> value = given(name);
        if (value.isPresent() && !(value.get() instanceof Boolean)) {
            fault(name, "must be true or false");
        }
        return value.map(Boolean.TRUE::equals).orElse(fallback);
    }

    /** Texts by heading; empty when it was not given. */
    public Map<String, String> texts(String name, int mostEntries, int mostHeading, int mostText) {
        Map<String, String> texts = new LinkedHashMap<>();
        Optional<Object> value = given(name);
        if (value.isPresent() && !(value.get() instanceof JsonObject)) {
            fault(name, "must be an object of texts");
        } else if (value.isPresent()) {
            JsonObject all = (JsonObject) value.get();
            if (all.size() > mostEntries) {
                fault(name, "may have " + mostEntries + " entries");
                return texts;
            }
            all.forEach(entry -> put(texts, name, entry, mostHeading, mostText));
        }
        return texts;
    }

    private void put(
            Map<String, String> texts, String name, Map.Entry<String, Object> entry, int mostHeading, int mostText) {
        String heading = entry.getKey();
        Optional<String> fault = faultOfText(heading, mostHeading).or(() -> faultOfText(entry.getValue(), mostText));
        if (fault.isPresent()) {
            fault(name + "." + shortened(heading), fault.get());
        } else {
            texts.put(heading.strip(), ((String) entry.getValue()).strip());
        }
    }

    /** Notes that a field is missing unless it is there; answers the fallback then, which nobody gets to see. */
    public <T> T required(String name, Optional<T> value, T fallback) {
        if (value.isEmpty() && given(name).isEmpty()) {
            fault(name, "is missing");
        }
        return value.orElse(fallback);
    }

    /** Notes what is wrong with a field. */
    public void fault(String name, String reason) {
        faults.add(new Problem.Fault(path + name, reason));
    }

    /** What is wrong with any field, all of it in one answer. */
    public void check() {
        if (!faults.isEmpty()) {
            throw new Refused(Problem.badFields(faults));
        }
    }

    private Optional<Object> given(String name) {
        if (!known.contains(name)) {
            throw new IllegalArgumentException("no field " + name);
        }
        return Optional.ofNullable(json.getValue(name));
    }

    private static Optional<String> faultOfText(Object value, int most) {
        if (!(value instanceof String text)) {
            return Optional.of("must be text");
        }
        if (text.isBlank() || text.strip().length() > most) {
            return Optional.of("must have 1 to " + most + " characters");
        }
        boolean odd = text.strip().chars().anyMatch(Character::isISOControl) || hasLoneSurrogate(text);
        return odd ? Optional.of("must not hold control characters") : Optional.empty();
    }

    /** Half a character: cannot be written as UTF-8, so it would not come back as it was sent. */
    private static boolean hasLoneSurrogate(String text) {
        return text.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE);
    }

    private static String shortened(String text) {
        int most = 40;
        String shown = text.length() <= most ? text : text.substring(0, most) + "…";
        return shown.replaceAll("\\p{Cntrl}", "?");
    }
}
