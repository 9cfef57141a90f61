// SPDX-License-Identifier: Apache-2.0
package care.lares.domain.care;

import care.lares.domain.ContactId;
import care.lares.domain.roster.WeeklySpan;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What one resident is asked and who cares.
 *
 * @param zone by whose clock its hours are meant
 * @param checkIns when they are to say that they are well: from when on they are asked, and until when they must have
 *     answered; none: they are not asked
 * @param activity whether it is answer enough that they are seen to be up and about
 * @param buttons which codes of a button reading answer; none: every one that means nothing else
 * @param family how often their family is to be in touch; empty: nobody is reminded
 * @param calls the contact that each code of {@code call_request} calls first; a code that is missing calls everybody
 * @param awayUntil they are out of the house until then, and nobody asks them anything; empty: they are here
 */
public record CarePlan(
        ZoneId zone,
        List<WeeklySpan> checkIns,
        boolean activity,
        Set<String> buttons,
        Optional<FamilyRhythm> family,
        Map<String, ContactId> calls,
        Optional<Instant> awayUntil) {
    /** Most check-ins: once a waking hour is no care any more. */
    public static final int MAX_CHECK_INS = 12;
    /** Most codes of buttons: single, double and long of a few buttons. */
    public static final int MAX_BUTTONS = 16;
    /** The codes of {@code button} that mean something else: they take back a fall, or call for help. */
    private static final Set<String> NO_ANSWERS = Set.of("cancel", "sos", "emergency", "panic", "help");
    /** The codes of {@code call_request}. */
    public static final Set<String> CALLS = Set.of("service", "family1", "family2");

    /** Nothing is asked, and nobody is reminded. */
    public static final CarePlan NONE =
            new CarePlan(ZoneId.of("UTC"), List.of(), false, Set.of(), Optional.empty(), Map.of(), Optional.empty());

    /** Copies everything; refuses codes that answer nothing, and two check-ins that begin at once. */
    public CarePlan {
        checkIns = List.copyOf(checkIns);
        buttons = Set.copyOf(buttons);
        calls = Map.copyOf(calls);
        if (checkIns.size() > MAX_CHECK_INS) {
            throw new IllegalArgumentException("a plan has at most " + MAX_CHECK_INS + " check-ins");
        }
        if (buttons.size() > MAX_BUTTONS) {
            throw new IllegalArgumentException("a plan names at most " + MAX_BUTTONS + " buttons");
        }
        buttons.stream().filter(NO_ANSWERS::contains).findFirst().ifPresent(code -> {
            throw new IllegalArgumentException("'" + code + "' means something else than that all is well");
        });
        if (!CALLS.containsAll(calls.keySet())) {
            throw new IllegalArgumentException("a call request is one of family1, family2, service");
        }
        apart(checkIns);
    }

    private static void apart(List<WeeklySpan> checkIns) {
        Set<String> begins = new HashSet<>();
        for (WeeklySpan span : checkIns) {
            span.days().forEach(day -> {
                if (!begins.add(day + " " + span.from())) {
                    throw new IllegalArgumentException("two check-ins begin at " + span.from());
                }
            });
        }
    }

    /** Whether a press of a button with this code is an answer. */
    public boolean answers(String code) {
        return !NO_ANSWERS.contains(code) && (buttons.isEmpty() || buttons.contains(code));
    }

    /** Whether they are out of the house. */
    public boolean isAway(Instant now) {
        return awayUntil.filter(now::isBefore).isPresent();
    }

    /** The same of somebody who is out of the house until then; empty: who is here. */
    public CarePlan away(Optional<Instant> until) {
        return new CarePlan(zone, checkIns, activity, buttons, family, calls, until);
    }
}
