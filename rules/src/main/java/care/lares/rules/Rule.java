// SPDX-License-Identifier: Apache-2.0
package care.lares.rules;

import care.lares.domain.AlarmKind;
import care.lares.domain.Assignment;
import care.lares.domain.DeviceId;
import care.lares.domain.Priority;
import care.lares.rules.Finding.Phase;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A rule: its name and the kind of alarm it raises. Writes the findings.
 *
 * @param name such as {@code call.sos}; part of what names an alarm, so it is never changed
 * @param kind what it says is wrong
 */
public record Rule(String name, AlarmKind kind) {

    /** A finding about what a device has just told, at the kind's own priority. */
    public Finding told(Observed observed, Phase phase, Words words) {
        return told(observed, phase, words, kind.priority(), false);
    }

    /** A finding about what a device has just told. */
    public Finding told(Observed observed, Phase phase, Words words, Priority priority, boolean test) {
        return new Finding(
                name,
                kind,
                phase,
                priority,
                observed.assignment(),
                Optional.of(observed.reading().device()),
                MessageIds.of(observed),
                observed.reading().effectiveAt(),
                words.text(),
                words.advice(),
                test,
                observed.seq());
    }

    /** A finding about a device that no reading is behind: time has passed. */
    public Finding about(
            DeviceId device, Assignment assignment, Phase phase, Priority priority, Instant at, Words words) {
        return new Finding(
                name,
                kind,
                phase,
                priority,
                assignment,
                Optional.of(device),
                Optional.empty(),
                at,
                words.text(),
                words.advice(),
                false,
                OptionalLong.empty());
    }

    /** What was found before, now in another phase: its words and its evidence stay. */
    public static Finding again(Finding before, Phase phase, Instant at) {
        return again(before, phase, at, new Words(before.text(), before.advice()), before.priority(), before.test());
    }

    /** What was found before, seen differently now. */
    public static Finding again(Finding before, Phase phase, Instant at, Words words, Priority priority, boolean test) {
        return new Finding(
                before.rule(),
                before.kind(),
                phase,
                priority,
                before.assignment(),
                before.device(),
                before.messageId(),
                at,
                words.text(),
                words.advice(),
                test,
                before.evidence());
    }
}
