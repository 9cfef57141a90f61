// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.check;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** Writes what an entry holds for people. */
@FunctionalInterface
interface Printer {
    /** The item as text: one line, whatever it holds. */
    String print(Object item) throws RefusedException;

    /** An item as it is, and a list as its items. */
    static String plain(Object item) throws RefusedException {
        if (item instanceof List<?> list) {
            return joined(list, Printer::plain, " ");
        }
        if (item instanceof byte[] bytes) {
            return HexFormat.of().formatHex(bytes);
        }
        return item instanceof BigDecimal decimal ? decimal.toString() : withoutControls(item.toString());
    }

    /** Microseconds since 1970 as RFC 3339. */
    static String time(Object item) throws RefusedException {
        return Instant.EPOCH.plus(number(item), ChronoUnit.MICROS).toString();
    }

    /** Microseconds as ISO 8601. */
    static String duration(Object item) throws RefusedException {
        return Duration.of(number(item), ChronoUnit.MICROS).toString();
    }

    /** Of things that know their numbers. */
    static <T> Printer named(IntFunction<Optional<T>> ofCode, Function<T, String> name) {
        return item -> ofCode.apply(code(item)).map(name).orElse("unknown (" + item + ")");
    }

    /** Of names that are numbered from 1. */
    static Printer listed(String... names) {
        return named(
                code -> code < 1 || code > names.length ? Optional.empty() : Optional.of(names[code - 1]),
                Function.identity());
    }

    /** Of one item, or of each in a list. */
    static Printer oneOrMore(Printer one) {
        return item -> item instanceof List<?> list ? joined(list, oneOrMore(one), " ") : one.print(item);
    }

    /** Of each item in a list. */
    static Printer each(Printer one) {
        return item -> {
            if (!(item instanceof List<?> all)) {
                throw new RefusedException("entry has something else where a list belongs");
            }
            return joined(all, one, "; ");
        };
    }

    /** Of a list of so many items, each as it is. */
    static Printer tuple(int fields, String between) {
        return item -> joined(parts(item, fields), Printer::plain, between);
    }

    /** Of a list whose items have a printer each; absent ones are left out. */
    static Printer fields(Printer... printers) {
        return item -> {
            List<?> parts = parts(item, printers.length);
            StringBuilder printed = new StringBuilder();
            for (int i = 0; i < printers.length; i++) {
                Object part = parts.get(i);
                if (!part.equals(Optional.empty()) && !part.equals(List.of())) {
                    printed.append(printed.isEmpty() ? "" : " ").append(printers[i].print(part));
                }
            }
            return printed.toString();
        };
    }

    private static List<?> parts(Object item, int fields) throws RefusedException {
        if (!(item instanceof List<?> parts) || parts.size() != fields) {
            throw new RefusedException("entry has a list of another form");
        }
        return parts;
    }

    private static String joined(List<?> items, Printer one, String between) throws RefusedException {
        StringBuilder all = new StringBuilder();
        for (Object item : items) {
            all.append(all.isEmpty() ? "" : between).append(one.print(item));
        }
        return all.toString();
    }

    private static int code(Object item) throws RefusedException {
        long number = number(item);
        return number >= 0 && number <= Integer.MAX_VALUE ? (int) number : -1;
    }

    private static long number(Object item) throws RefusedException {
        if (item instanceof Integer || item instanceof Long) {
            return ((Number) item).longValue();
        }
        throw new RefusedException("entry has something else where a number belongs");
    }

    /** Nothing an entry holds may move the cursor, break the line or turn the direction of what is printed. */
    private static String withoutControls(String text) {
        return text.codePoints()
                .mapToObj(c -> isControl(c) ? "\\u%04x".formatted(c) : Character.toString(c))
                .collect(Collectors.joining());
    }

    private static boolean isControl(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> false;
        };
    }
}
