// SPDX-License-Identifier: Apache-2.0
package care.lares.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The beginning of the detail of a line by which somebody goes, where they said how soon they will be there: {@code
 * there in 5 min}.
 *
 * @param within how soon, in whole minutes
 */
public record ArrivalMark(Duration within) {
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final Pattern FORM = Pattern.compile("there in ([0-9]{1,4}) min(?:: .*)?", Pattern.DOTALL);

    /** Rounded up: who is early is no trouble. A day at most. */
    public static ArrivalMark within(Duration duration) {
        Duration bounded = duration.compareTo(LONGEST) > 0 ? LONGEST : duration;
        return new ArrivalMark(Duration.ofMinutes(bounded.plusSeconds(59).toMinutes()));
    }

    /** As it stands in a detail. */
    public String text() {
        return "there in " + within.toMinutes() + " min";
    }

    /** The mark of a line; empty when it is about something else, or nobody said. */
    public static Optional<ArrivalMark> of(AlarmEvent event) {
        Matcher form = FORM.matcher(event.detail());
        return event.step() == AlarmStep.ACCEPTED && form.matches()
                ? Optional.of(new ArrivalMark(Duration.ofMinutes(Long.parseLong(form.group(1)))))
                : Optional.empty();
    }

    /** When whoever is going to this alarm is expected there. */
    public static Optional<Instant> expected(Alarm alarm) {
        List<AlarmEvent> history = alarm.history();
        for (int i = history.size() - 1; i >= 0 && alarm.acceptedBy().isPresent(); i--) {
            AlarmEvent event = history.get(i);
            if (event.step() == AlarmStep.ACCEPTED) {
                return of(event).map(mark -> event.at().plus(mark.within()));
            }
        }
        return Optional.empty();
    }
}
