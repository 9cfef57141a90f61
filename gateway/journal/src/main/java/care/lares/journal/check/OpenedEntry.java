// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An entry as a person can read it.
 *
 * @param type its number
 * @param name what the type is called; {@code unknown} when a later version wrote it
 * @param fields what it says, in the order of its array, absent ones left out
 */
public record OpenedEntry(long type, String name, List<Field> fields) {
    /** Copies the fields. */
    public OpenedEntry {
        fields = List.copyOf(fields);
    }

    /**
     * One thing an entry says.
     *
     * @param name such as {@code device}
     * @param value as text
     */
    public record Field(String name, String value) {}

    /** A line each: {@code name value}. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>(List.of("type " + name));
        fields.forEach(field -> lines.add(field.name() + " " + field.value()));
        return List.copyOf(lines);
    }

    static OpenedEntry of(byte[] body) throws RefusedException {
        List<Object> items = CborItems.of(body);
        RefusedException.unless(
                items.size() > 1 && items.get(0) instanceof Number && items.get(1) instanceof Number,
                "entry does not begin with its type and time");
        long type = ((Number) items.get(0)).longValue();
        Optional<EntryTable> known = EntryTable.ofType(type);
        if (known.isEmpty()) {
            Field at = new Field("at", FieldForm.TIME.print(items.get(1)));
            return new OpenedEntry(type, "unknown", List.of(at));
        }
        return new OpenedEntry(type, known.get().label(), known.get().print(items));
    }
}
