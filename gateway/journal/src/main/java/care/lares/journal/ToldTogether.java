// SPDX-License-Identifier: Apache-2.0
package care.lares.journal;

import care.lares.domain.Alarm;
import care.lares.domain.AlarmId;
import care.lares.domain.AlarmKind;
import care.lares.domain.DeviceId;
import care.lares.domain.Priority;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A recipient is about to be told of technical alarms of one cause as one. Written before it is sent, so that the same
 * message is sent again after a power cut and none of its alarms is told in another; the {@link BundleConfirmed} that
 * names its bundle says that it was confirmed.
 *
 * @param at when it was put together
 * @param recipient the name of the monitoring centre
 * @param fold which fold it is of: 32 lower-case hexadecimal digits
 * @param cause what its alarms have in common
 * @param kind what is wrong
 * @param priority how soon someone must act
 * @param number which message about this fold, from 1
 * @param bundle the stable id of the message
 * @param confirmed whether the recipient has confirmed it: in snapshots only
 * @param open its alarms that are open, and which of their steps is told; none: it is over for all
 * @param over its alarms that have ended since the message before
 */
public record ToldTogether(
        Instant at,
        String recipient,
        String fold,
        String cause,
        AlarmKind kind,
        Priority priority,
        int number,
        String bundle,
        boolean confirmed,
        List<Told> open,
        List<Told> over)
        implements Entry {
    /** Most alarms of one message, 95 bytes each at most: more than a house has devices of one sort. */
    public static final int MOST_ALARMS = 1_000;

    /**
     * An alarm, and the newest of its steps that the message tells.
     *
     * @param alarm which
     * @param step counted from 1, as delivery lines count
     * @param beginning where and when it began; empty in logs of before it was written down
     */
    public record Told(AlarmId alarm, int step, Optional<Beginning> beginning) {}

    /**
     * Where and when an alarm began: what a message says of it besides its name, so that it says the same when it is sent
     * again after a restart, to which an alarm that has ended is not known.
     *
     * @param device which
     * @param raisedAt the house's time
     */
    public record Beginning(DeviceId device, Instant raisedAt) {
        /** That of an alarm; empty for one that is about no device. */
        public static Optional<Beginning> of(Alarm alarm) {
            return alarm.device().map(device -> new Beginning(device, alarm.raisedAt()));
        }
    }

    /** Orders the alarms by their ids; refuses what no message can say. */
    public ToldTogether {
        open = ordered(open);
        over = ordered(over);
        if (number < 1 || open.size() + over.size() > MOST_ALARMS) {
            throw new IllegalArgumentException("a message has a number and at most " + MOST_ALARMS + " alarms");
        }
    }

    private static List<Told> ordered(List<Told> alarms) {
        return alarms.stream()
                .sorted(Comparator.comparing(told -> told.alarm().value()))
                .toList();
    }

    /** The same, once the recipient has it. */
    public ToldTogether asConfirmed() {
        return new ToldTogether(at, recipient, fold, cause, kind, priority, number, bundle, true, open, over);
    }

    @Override
    public Subject subject() {
        return Subject.SITE;
    }

    @Override
    public EntryClass entryClass() {
        return EntryClass.EVIDENCE;
    }
}
