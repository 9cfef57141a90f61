// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.alarm;

import care.lares.domain.Alarm;
import care.lares.domain.AlarmEvent;
import care.lares.domain.AlarmStep;
import care.lares.domain.DeviceId;
import care.lares.domain.Moment;
import care.lares.rules.Finding;
import java.util.OptionalLong;

/** The lines of an alarm's history that findings write, and what can be read back from them. */
final class Steps {
    /** The channel of what followed from a finding. */
    static final String RULE = "rule";
    /** The channel of what the person it is about did at once. */
    static final String WEARER = "wearer";
    /** The channel of what followed from the time. */
    static final String TIMER = "timer";
    /** The channel of what followed from a restart. */
    static final String START = "start";

    private static final String MESSAGE = "message ";
    private static final String SENT_AGAIN = ", sent again";

    private Steps() {}

    /** Something was told. The message's id is written down: after a restart it is still known. */
    static AlarmEvent told(AlarmStep step, Finding finding, Moment now) {
        return of(step, finding, now, finding.messageId().map(Steps::mark).orElse(""));
    }

    /** The transport has brought a message once more: no new press. */
    static AlarmEvent sentAgain(Finding finding, Moment now) {
        String mark = finding.messageId().map(Steps::mark).orElse(MESSAGE);
        return of(AlarmStep.REPEATED, finding, now, clipped(mark + SENT_AGAIN));
    }

    /** How often it was told since it began or somebody answered, without what transports have brought twice. */
    static long tellings(Alarm alarm) {
        return alarm.occurrenceHistory().stream()
                .filter(event -> tells(event) && !event.detail().endsWith(SENT_AGAIN))
                .count();
    }

    static AlarmEvent of(AlarmStep step, Finding finding, Moment now, String detail) {
        String by = finding.device().map(DeviceId::value).orElse(AlarmEvent.GATEWAY);
        return new AlarmEvent(now.wall(), step, by, RULE, detail);
    }

    /**
     * Whether this very message is counted on the alarm already. A reading the log took as one of its own is none:
     * transports use their numbers again. Reaches back as far as the alarm's own history: what is forgotten counts as
     * new, because a duplicate must never hide a call.
     */
    static boolean counted(Alarm alarm, Finding finding) {
        OptionalLong seq = finding.evidence();
        boolean readingOfItsOwn = seq.isPresent() && !alarm.evidence().contains(seq.getAsLong());
        if (readingOfItsOwn || finding.messageId().isEmpty()) {
            return false;
        }
        String mark = mark(finding.messageId().get());
        return alarm.history().stream().anyMatch(event -> tells(event) && mark.equals(event.detail()));
    }

    private static boolean tells(AlarmEvent event) {
        return switch (event.step()) {
            case RAISED, REPEATED, RECURRED, WORSENED -> true;
            default -> false;
        };
    }

    private static String mark(String messageId) {
        return clipped(MESSAGE + messageId);
    }

    static String clipped(String detail) {
        return detail.length() <= AlarmEvent.MAX_DETAIL ? detail : detail.substring(0, AlarmEvent.MAX_DETAIL);
    }
}
