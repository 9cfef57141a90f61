// SPDX-License-Identifier: Apache-2.0
package care.lares.rules;

import care.lares.domain.AlarmKind;
import care.lares.domain.Assignment;
import care.lares.domain.DeviceId;
import care.lares.domain.Priority;
import care.lares.domain.Reading;
import care.lares.rules.Finding.Phase;
import care.lares.rules.Said.When;
import java.time.Duration;
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
    /** What began longer ago than this is told with its day: the clock alone would be taken for today's. */
    private static final Duration TODAY = Duration.ofHours(12);

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
                speaks(phase) ? words.and(source(observed.reading(), phase)) : words,
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
                speaks(phase) ? words.and(Phrase.SENSOR.said(device)) : words,
                false,
                OptionalLong.empty());
    }

    /** A finding about somebody or somewhere, at the kind's own priority, whichever devices told. */
    public Finding of(Assignment assignment, Phase phase, Instant at, Words words, OptionalLong evidence) {
        return new Finding(
                name,
                kind,
                phase,
                kind.priority(),
                assignment,
                Optional.empty(),
                Optional.empty(),
                at,
                words,
                false,
                evidence);
    }

    /** The sentence that says which device told something, and since when it is so. */
    public static Said since(Finding before) {
        return Phrase.TOLD_SINCE.said(
                before.device().map(DeviceId::value).orElse(""), new When.Clock(before.observedAt()));
    }

    private static Said source(Reading reading, Phase phase) {
        if (phase == Phase.EVENT) {
            return Phrase.TOLD_AT.said(reading.device(), new When.Clock(reading.receivedAt()));
        }
        Instant since = reading.effectiveAt();
        boolean longAgo = Duration.between(since, reading.receivedAt()).compareTo(TODAY) > 0;
        return Phrase.TOLD_SINCE.said(reading.device(), longAgo ? new When.Day(since) : new When.Clock(since));
    }

    /** Only what begins, happens or goes on is read by anybody. */
    private static boolean speaks(Phase phase) {
        return phase == Phase.EVENT || phase == Phase.PRESENT;
    }
}
