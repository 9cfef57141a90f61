// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.zigbee2mqtt;

import care.lares.domain.Kind;
import care.lares.domain.Value;
import care.lares.driver.Rejected;
import care.lares.driver.Scalar;
import care.lares.driver.Understood;
import care.lares.driver.Values;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What one message has said so far, one value for each kind. Of several keys that tell one kind (two water probes, two
 * doors) the one that says "there" wins, of several numbers the worst or the first.
 */
final class Interpretation {
    /** Something that happened, as against a state that is repeated with every message. */
    record Event(Kind kind, Understood.Good value) {}

    private final Map<Kind, Boolean> flags = new EnumMap<>(Kind.class);
    private final Map<Kind, Understood.Good> numbers = new EnumMap<>(Kind.class);
    private final List<Event> events = new ArrayList<>();
    private final List<Rejected> unclear = new ArrayList<>();
    private int said;

    void flag(Kind kind, boolean on) {
        said++;
        flags.merge(kind, on, Boolean::logicalOr);
    }

    /** A number in a unit; what is none, or comes in a unit that cannot be converted, says nothing. */
    void number(Kind kind, Scalar value, String unit) {
        Understood understood = Values.of(kind, value, new Scalar(Scalar.Form.TEXT, unit));
        if (understood instanceof Understood.Good good) {
            number(kind, good);
        }
    }

    void number(Kind kind, Understood.Good good) {
        said++;
        numbers.merge(kind, good, (first, later) -> worse(kind, first, later));
    }

    private static Understood.Good worse(Kind kind, Understood.Good first, Understood.Good later) {
        return switch (kind) {
            case CO_CONCENTRATION, GAS_CONCENTRATION, SMOKE_DENSITY ->
                amount(later).compareTo(amount(first)) > 0 ? later : first;
            case BATTERY -> amount(later).compareTo(amount(first)) < 0 ? later : first;
            default -> first;
        };
    }

    private static BigDecimal amount(Understood.Good good) {
        return good.value() instanceof Value.Quantity quantity ? quantity.number() : BigDecimal.ZERO;
    }

    void happened(Kind kind, boolean on) {
        events.add(new Event(kind, Understood.Good.of(Value.Flag.of(on))));
    }

    void happened(Kind kind, String code) {
        events.add(new Event(kind, Understood.Good.of(new Value.Code(code))));
    }

    /** How often something was said, of whatever kind. */
    int said() {
        return said;
    }

    /** A key that should have said something holds what nobody understands. */
    void unclear(Rejected why) {
        unclear.add(why);
    }

    List<Rejected> unclear() {
        return unclear;
    }

    boolean hasFlag(Kind kind) {
        return flags.containsKey(kind);
    }

    List<Event> events() {
        return events;
    }

    /** The state of each kind that was told, in the order of kinds. */
    Map<Kind, Understood.Good> levels() {
        Map<Kind, Understood.Good> levels = new EnumMap<>(numbers);
        flags.forEach((kind, on) -> levels.put(kind, Understood.Good.of(Value.Flag.of(on))));
        return levels;
    }
}
