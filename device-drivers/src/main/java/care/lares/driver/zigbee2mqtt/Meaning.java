// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.zigbee2mqtt;

import care.lares.domain.Kind;
import care.lares.driver.Reason;
import care.lares.driver.Rejected;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the values of one key mean. */
@FunctionalInterface
interface Meaning {
    /** Adds what the value means, if it means anything. */
    void read(Told told, Interpretation into);

    /** A key that is of no concern here. */
    Meaning NOTHING = (told, into) -> {};

    /** Yes or no. */
    static Meaning flag(Kind kind) {
        return (told, into) -> Truth.of(told, kind).ifPresent(on -> into.flag(kind, on));
    }

    /** Yes or no, and nothing at all when it is a number: elsewhere the same name is a quantity or a setting. */
    static Meaning flagUnlessNumber(Kind kind) {
        return (told, into) -> {
            if (!told.isNumber()) {
                Truth.of(told, kind).ifPresent(on -> into.flag(kind, on));
            }
        };
    }

    /** Yes or no only when the value is true or false: elsewhere the same name has other values. */
    static Meaning flagIfBoolean(Kind kind) {
        return (told, into) -> {
            if (told.isBoolean()) {
                Truth.of(told).ifPresent(on -> into.flag(kind, on));
            }
        };
    }

    /** The opposite of yes or no, by its own word: a contact that is made is a door that is closed. */
    static Meaning opposite(Kind kind) {
        return (told, into) -> {
            boolean ofPosition =
                    told.value().isText() && isPosition(told.value().text());
            Truth.ofWord(told).ifPresent(yes -> into.flag(kind, ofPosition == yes));
        };
    }

    private static boolean isPosition(String text) {
        String word = text.toLowerCase(Locale.ROOT);
        return word.contains("open") || word.contains("close") || word.equals("tilted");
    }

    /** A quantity; in the unit behind its number, else in the described one, else in this one. */
    static Meaning number(Kind kind, String unit) {
        return (told, into) -> {
            String described = told.property()
                    .map(Property::unit)
                    .filter(u -> !u.isEmpty())
                    .orElse(unit);
            Amount amount = Amount.of(told.value(), described);
            into.number(kind, amount.number(), amount.unit());
        };
    }

    /**
     * What each word means: {@code "fall:fall | none:!fall,!fall_suspected"}. Other words mean nothing.
     */
    static Meaning words(String table) {
        Map<String, List<Said>> words = new HashMap<>();
        for (String line : table.split("\\|", -1)) {
            String[] parts = line.strip().split(":", 2);
            List<Said> said = new ArrayList<>();
            for (String kind : parts[1].split(",", -1)) {
                boolean on = !kind.startsWith("!");
                said.add(new Said(Kind.ofWireName(on ? kind : kind.substring(1)).orElseThrow(), on));
            }
            words.put(parts[0], said);
        }
        return (told, into) -> words.getOrDefault(told.value().text().strip().toLowerCase(Locale.ROOT), List.of())
                .forEach(said -> into.flag(said.kind(), said.on()));
    }

    /**
     * This, of a key that is there to say it: a value that says nothing is refused with a reason instead of passed over.
     *
     * @param accepted what the value must be, in words
     */
    default Meaning orUnclear(String accepted) {
        return (told, into) -> {
            int before = into.said();
            read(told, into);
            if (into.said() == before && Unclear.isOne(told)) {
                into.unclear(new Rejected(Reason.WRONG_TYPE, told.key() + " must be " + accepted));
            }
        };
    }

    /** One thing that a word says. */
    record Said(Kind kind, boolean on) {}

    /** This, and then that. */
    default Meaning and(Meaning other) {
        return (told, into) -> {
            read(told, into);
            other.read(told, into);
        };
    }
}
