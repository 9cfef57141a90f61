// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.login;

import care.lares.domain.Alarm;
import care.lares.domain.AlarmKind;
import care.lares.domain.Assignment;
import care.lares.domain.DeviceId;
import care.lares.domain.Priority;
import care.lares.rules.Finding;
import care.lares.rules.Finding.Phase;
import care.lares.rules.Phrase;
import care.lares.rules.Rule;
import care.lares.rules.Words;
import java.time.Instant;

/** What is found at the doors about a device that told nothing of it itself. */
public final class LoginFindings {
    /** Logins in a device's name are refused again and again. */
    public static final Rule REFUSED = new Rule("login.refused", AlarmKind.DEVICE_FAULT);
    /** Two devices go by one name. */
    public static final Rule SHARED = new Rule("login.shared", AlarmKind.TAMPER);

    private LoginFindings() {}

    /** Whose logins are refused. */
    public enum Whose {
        /** A device's of which no connection is open: nothing else can be it. */
        OUTSIDE,
        /** A device's that is connected: another one uses its name. */
        CONNECTED,
        /** A device's that was revoked: somebody may wear it still. */
        REVOKED
    }

    /**
     * Logins are refused again and again.
     *
     * @param lifeSafety whether somebody's life may hang on the device
     */
    public static Finding refused(DeviceId device, Assignment assignment, Whose whose, boolean lifeSafety, Instant at) {
        boolean deaf = lifeSafety && whose != Whose.CONNECTED;
        Words words = switch (whose) {
            case OUTSIDE -> Words.of(Phrase.LOGIN_REFUSED).advise(Phrase.LOGIN_REFUSED_ADVICE.said(device));
            case CONNECTED -> Words.of(Phrase.LOGIN_REFUSED_OTHER, Phrase.LOGIN_REFUSED_OTHER_ADVICE);
            case REVOKED -> Words.of(Phrase.LOGIN_REFUSED_REVOKED, Phrase.LOGIN_REFUSED_REVOKED_ADVICE);
        };
        return REFUSED.about(device, assignment, Phase.PRESENT, priority(REFUSED, deaf), at, words);
    }

    /**
     * Two devices go by one name at the same time.
     *
     * @param lifeSafety whether somebody's life may hang on the device: whoever comes may go to the wrong place
     */
    public static Finding shared(DeviceId device, Assignment assignment, boolean lifeSafety, Instant at) {
        Words words = Words.of(Phrase.LOGIN_SHARED).advise(Phrase.LOGIN_SHARED_ADVICE.said(device));
        return SHARED.about(device, assignment, Phase.PRESENT, priority(SHARED, lifeSafety), at, words);
    }

    private static Priority priority(Rule rule, boolean urgent) {
        return urgent ? Priority.MEDIUM : rule.kind().priority();
    }

    /** What one of these alarms is about is over. */
    public static Finding gone(Alarm alarm, Instant at) {
        return new Rule(alarm.rule(), alarm.kind())
                .about(
                        alarm.device().orElseThrow(),
                        alarm.assignment(),
                        Phase.GONE,
                        alarm.priority(),
                        at,
                        Words.NOTHING);
    }

    /** The sentence that a call says which comes from one of two devices of one name. */
    public static Finding marked(Finding call) {
        return call.with(call.words().and(Phrase.LOGIN_SHARED_CALL.said()));
    }
}
