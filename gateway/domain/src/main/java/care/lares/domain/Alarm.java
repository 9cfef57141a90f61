// SPDX-License-Identifier: Apache-2.0
package care.lares.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An alarm as it stands after its latest step.
 *
 * @param id named by a keyed hash of what raised it
 * @param rule the rule that raised it, such as {@code call.sos}
 * @param kind what is wrong
 * @param priority how soon someone must act
 * @param state where it stands
 * @param assignment whom and where it concerns
 * @param device the device that told, if it was one
 * @param raisedAt when the gateway raised it
 * @param observedAt when it happened, as far as anyone knows
 * @param text what is wrong, in plain words without a name
 * @param advice what to do
 * @param occurrence how many times it began: 2 after a press that followed an answer
 * @param count how many times it was told in all
 * @param causePresent whether its condition still holds, as far as the sensor says
 * @param causeUnknown whether its sensor cannot say
 * @param acceptedBy who is going
 * @param holdUntil when the hold of an acknowledged or accepted alarm runs out, or an active one escalates next
 * @param test whether it is a test
 * @param evidence sequence numbers of the readings behind it, oldest first, at most {@link #MAX_EVIDENCE}
 * @param history its steps, oldest first, at most {@link #MAX_HISTORY}: the first and the latest are kept
 */
public record Alarm(
        AlarmId id,
        String rule,
        AlarmKind kind,
        Priority priority,
        AlarmState state,
        Assignment assignment,
        Optional<DeviceId> device,
        Instant raisedAt,
        Instant observedAt,
        String text,
        String advice,
        int occurrence,
        int count,
        boolean causePresent,
        boolean causeUnknown,
        Optional<PersonId> acceptedBy,
        Optional<Moment> holdUntil,
        boolean test,
        List<Long> evidence,
        List<AlarmEvent> history) {

    /** Most sequence numbers kept as evidence: the log holds them all, an alarm shows the first and the latest. */
    public static final int MAX_EVIDENCE = 32;
    /** Most steps kept in the alarm itself: the log holds them all. */
    public static final int MAX_HISTORY = 64;

    /** Copies the lists and keeps them within bounds. */
    public Alarm {
        evidence = firstAndLatest(evidence, MAX_EVIDENCE);
        history = kept(history);
    }

    private static <T> List<T> firstAndLatest(List<T> all, int most) {
        if (all.size() <= most) {
            return List.copyOf(all);
        }
        List<T> kept = new ArrayList<>(most);
        kept.add(all.get(0));
        kept.addAll(all.subList(all.size() - most + 1, all.size()));
        return List.copyOf(kept);
    }

    /** What was done comes before how it got out: old delivery lines give way first. The first line never does. */
    private static List<AlarmEvent> kept(List<AlarmEvent> all) {
        if (all.size() <= MAX_HISTORY) {
            return List.copyOf(all);
        }
        List<AlarmEvent> kept = new ArrayList<>(all);
        for (int i = 1; i < kept.size() && kept.size() > MAX_HISTORY; i++) {
            AlarmEvent line = kept.get(i);
            List<AlarmEvent> later = kept.subList(i + 1, kept.size());
            if (line.step().aboutDelivery() && later.stream().anyMatch(one -> replaces(one, line))) {
                kept.remove(i--);
            }
        }
        return firstAndLatest(kept, MAX_HISTORY);
    }

    /** Whether a later line says the same of the same way out: having told somebody replaces no receipt. */
    private static boolean replaces(AlarmEvent later, AlarmEvent line) {
        return later.step().aboutDelivery()
                && (later.step() == AlarmStep.NOTIFIED) == (line.step() == AlarmStep.NOTIFIED)
                && later.by().equals(line.by())
                && later.channel().equals(line.channel());
    }

    /** How many steps it has taken, those about delivery and restarts not counted. */
    public int steps() {
        int after = 0;
        for (int i = history.size() - 1; i >= 0; i--) {
            Optional<DeliveryMark> mark = DeliveryMark.of(history.get(i));
            if (mark.isPresent()) {
                return mark.get().of() + after;
            }
            after += history.get(i).step().isCounted() ? 1 : 0;
        }
        return after;
    }

    /** Which of its steps sounded last; restarts sound without being a step. */
    public int soundedStep() {
        int step = steps();
        for (int i = history.size() - 1; i > 0; i--) {
            AlarmStep line = history.get(i).step();
            if (line.sounds() && line != AlarmStep.RESUMED) {
                return step;
            }
            step -= history.get(i).step().isCounted() ? 1 : 0;
        }
        return 1;
    }

    /** The newest of its steps that this way out has delivered; 0 when none. */
    public int deliveredBy(WayOut way) {
        for (int i = history.size() - 1; i >= 0; i--) {
            AlarmEvent event = history.get(i);
            if (event.step() == AlarmStep.DELIVERED && way.wrote(event)) {
                return DeliveryMark.of(event).map(DeliveryMark::step).orElse(0);
            }
        }
        return 0;
    }

    /** Its latest occurrence's lines, oldest first: since it began, or began again after an answer. */
    public List<AlarmEvent> occurrenceHistory() {
        for (int i = history.size() - 1; i > 0; i--) {
            if (history.get(i).step() == AlarmStep.RECURRED) {
                return history.subList(i, history.size());
            }
        }
        return history;
    }

    /** How many steps up its latest occurrence has taken: each calls somebody else. */
    public int stepsUp() {
        return (int) occurrenceHistory().stream()
                .filter(event -> event.step() == AlarmStep.ESCALATED)
                .count();
    }

    /** The same as a test, in other words. */
    public Alarm asTest(String words) {
        return new Alarm(
                id,
                rule,
                kind,
                priority,
                state,
                assignment,
                device,
                raisedAt,
                observedAt,
                words,
                advice,
                occurrence,
                count,
                causePresent,
                causeUnknown,
                acceptedBy,
                holdUntil,
                true,
                evidence,
                history);
    }

    /** The latest step. */
    public AlarmEvent latest() {
        return history.get(history.size() - 1);
    }
}
