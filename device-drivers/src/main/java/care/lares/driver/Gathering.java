// SPDX-License-Identifier: Apache-2.0
package care.lares.driver;

import care.lares.domain.Kind;
import care.lares.domain.Quality;
import care.lares.domain.Value;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What was understood of one message so far: one state for each kind, of several flags the one that says "there". */
public final class Gathering {
    /**
     * Something that happened, as against a state.
     *
     * @param counted whether its key holds a count, by which one that is told again is known
     */
    record Event(Kind kind, Understood.Good value, boolean counted) {}

    private final Map<Kind, Understood.Good> levels = new EnumMap<>(Kind.class);
    private final List<Event> events = new ArrayList<>(0);
    private final List<Rejected> rejected = new ArrayList<>(0);
    private int said;

    /** Yes or no. */
    public void flag(Kind kind, boolean on) {
        said++;
        Understood.Good value = Understood.Good.of(Value.Flag.of(on));
        levels.merge(kind, value, (before, now) -> on ? now : before);
    }

    /** A flag in the words devices use, or a number in a unit; what it cannot be is refused with its key. */
    public void value(Kind kind, String key, Scalar value, String unit) {
        Understood understood = understood(kind, value, new Scalar(Scalar.Form.TEXT, unit));
        if (understood instanceof Understood.Bad bad) {
            rejected.add(new Rejected(bad.reason(), key + ": " + bad.detail()));
        } else if (understood instanceof Understood.Good good && good.value() instanceof Value.Flag flag) {
            flag(kind, flag.on());
        } else if (understood instanceof Understood.Good good) {
            said++;
            levels.putIfAbsent(kind, good);
        }
    }

    private static Understood understood(Kind kind, Scalar value, Scalar unit) {
        boolean told = kind.lifeSafety() && (value.isText() || value.form() == Scalar.Form.NUMBER);
        return Optional.of(value)
                .filter(said -> told && !CallWords.knowsNot(said))
                .flatMap(said -> CallWords.call(said, kind, kind.wireName()))
                .<Understood>map(on -> Understood.Good.of(Value.Flag.of(on)))
                .orElseGet(() -> Values.of(kind, value, unit));
    }

    /** A button was pressed, in the device's own word for how. */
    public void pressed(String how) {
        pressed(how, false);
    }

    /**
     * A button was pressed whose presses are counted: told again with the value of the same key, it is the same press. Where
     * nothing was told with that key before, it may be an old one.
     */
    public void pressedOnce(String how) {
        pressed(how, true);
    }

    private void pressed(String how, boolean counted) {
        if (Codes.isValid(Kind.BUTTON, how)) {
            said++;
            events.add(new Event(Kind.BUTTON, Understood.Good.of(new Value.Code(how)), counted));
        }
    }

    /** Somebody called for help. */
    public void called() {
        said++;
        events.add(new Event(Kind.SOS, Understood.Good.of(Value.Flag.ON), false));
    }

    /** Something that is not read here; told many times in one message, it is refused once. */
    public void refused(Reason reason, String detail) {
        Rejected why = new Rejected(reason, detail);
        if (!rejected.contains(why)) {
            rejected.add(why);
        }
    }

    /** It says how something else is to be understood: nothing by itself, but to be remembered. */
    public void understood() {
        said++;
    }

    /** How often something was said, of whatever kind. */
    int said() {
        return said;
    }

    Map<Kind, Understood.Good> levels() {
        return levels;
    }

    List<Event> events() {
        return events;
    }

    /** Whether the last thing that happened since there were so many is counted. */
    boolean countedSince(int before) {
        return events.size() > before && events.get(events.size() - 1).counted();
    }

    /** The last thing that happened may be an old one told again: nobody knows what was counted before. */
    void perhapsToldAgain() {
        Event event = events.remove(events.size() - 1);
        Understood.Good kept = new Understood.Good(
                event.value().value(), Set.of(Quality.RETAINED), event.value().sent());
        events.add(new Event(event.kind(), kept, event.counted()));
    }

    /** The last thing that happened is an old one told again. */
    void toldAgain() {
        events.remove(events.size() - 1);
    }

    List<Rejected> rejected() {
        return rejected;
    }
}
