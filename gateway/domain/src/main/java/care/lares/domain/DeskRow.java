// SPDX-License-Identifier: Apache-2.0
package care.lares.domain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * One row of the alarm desk: an alarm by itself, or technical alarms of one cause that stand alike, folded into one. A way
 * of looking and nothing more: each member remains an alarm of its own. What concerns a person, a danger or a break-in is
 * never folded.
 *
 * @param members the most urgent first
 */
public record DeskRow(List<Alarm> members) {
    /** Fewest alarms folded: two are read sooner than opened. */
    public static final int FEWEST_FOLDED = 3;

    private static final String TEST = "/test";

    /** Copies the members, of which there is one at least. */
    public DeskRow {
        members = List.copyOf(members);
        if (members.isEmpty()) {
            throw new IllegalArgumentException("a row has an alarm");
        }
    }

    /** The alarm that stands for the row. */
    public Alarm first() {
        return members.get(0);
    }

    /** Whether it is more than one alarm. */
    public boolean folded() {
        return members.size() > 1;
    }

    /**
     * What alarms have in common that may stand on one row; empty for an alarm that always stands by itself.
     *
     * @param family what the alarm's device is reached by, such as the driver it is registered with; may be empty
     */
    public static Optional<String> foldKey(Alarm alarm, String family) {
        return key(alarm, "/" + alarm.state().wireName(), family);
    }

    /**
     * What alarms have in common that came of one cause, however far each has got since; empty for an alarm that always
     * stands by itself.
     *
     * @param family as for {@link #foldKey}
     */
    public static Optional<String> causeKey(Alarm alarm, String family) {
        return key(alarm, "", family);
    }

    /**
     * Whether alarms that have this in common are tests.
     *
     * @param cause what {@link #causeKey} says of one
     */
    public static boolean isOfTests(String cause) {
        return cause.endsWith(TEST);
    }

    private static Optional<String> key(Alarm alarm, String state, String family) {
        if (!alarm.kind().technical() || alarm.device().isEmpty()) {
            return Optional.empty();
        }
        String test = alarm.test() ? TEST : "";
        return Optional.of(String.join(
                        "/",
                        alarm.rule(),
                        alarm.kind().wireName(),
                        alarm.priority().wireName() + state,
                        family)
                + test);
    }

    /**
     * The rows of a desk on which these alarms are open, the most urgent first. The same alarms make the same rows, in
     * whatever order they come.
     *
     * @param foldKey what {@link #foldKey} says of an alarm
     */
    public static List<DeskRow> of(Collection<Alarm> open, Function<Alarm, Optional<String>> foldKey) {
        List<Alarm> sorted = open.stream().sorted(Urgency.MOST_URGENT_FIRST).toList();
        Map<String, List<Alarm>> alike = new LinkedHashMap<>();
        for (Alarm alarm : sorted) {
            foldKey.apply(alarm)
                    .ifPresent(key -> alike.computeIfAbsent(key, first -> new ArrayList<>())
                            .add(alarm));
        }
        List<DeskRow> rows = new ArrayList<>();
        for (Alarm alarm : sorted) {
            List<Alarm> members = foldKey.apply(alarm).map(alike::get).orElse(List.of());
            if (members.size() < FEWEST_FOLDED) {
                rows.add(new DeskRow(List.of(alarm)));
            } else if (members.get(0).equals(alarm)) {
                rows.add(new DeskRow(members));
            }
        }
        return List.copyOf(rows);
    }
}
