// SPDX-License-Identifier: Apache-2.0
package care.lares.domain;

import java.util.Locale;
import java.util.Optional;

/** What happened to an alarm. {@link #code()} is written to disk: never changed or used again. */
public enum AlarmStep {
    /** It began. */
    RAISED(1),
    /** The same cause again while nobody had answered: counted. */
    REPEATED(2),
    /** The same cause again after someone had answered: it sounds again. */
    RECURRED(3),
    /** Someone has seen it and may hold it. */
    ACKNOWLEDGED(4),
    /** Someone is going. */
    ACCEPTED(5),
    /** Someone looked who may not hold it. */
    SEEN(6),
    /** Sound off for a time; stops nothing else. */
    SILENCED(7),
    /** Nobody answered in time, or a hold ran out. */
    ESCALATED(8),
    /** The cause has gone; a latching alarm stays open. */
    CAUSE_GONE(9),
    /** Over. */
    ENDED(10),
    /** Found open at start: sounds again. */
    RESUMED(11),
    /** Its sensor cannot say any more whether the cause still holds: it stays open. */
    CAUSE_UNKNOWN(12),
    /** A way out that confirms has confirmed: someone's machine has it. */
    DELIVERED(13),
    /** A way out has failed to deliver it. */
    DELIVERY_FAILED(14),
    /** Someone wrote something down; changes nothing else. */
    NOTED(15),
    /** Sound on again where it was off: the time is up. */
    SILENCE_OVER(16),
    /** It became more urgent while it waited. */
    WORSENED(17),
    /** A way out was handed it; whether anybody has it is for {@link #DELIVERED} to say. */
    NOTIFIED(18);

    private final int code;

    AlarmStep(int code) {
        this.code = code;
    }

    /** The number of this step in stored entries. */
    public int code() {
        return code;
    }

    /** Whether it tells how an alarm got out, rather than what became of it. */
    public boolean aboutDelivery() {
        return this == NOTIFIED || this == DELIVERED || this == DELIVERY_FAILED;
    }

    /** Whether it is told and counted as a step: what concerns delivery is not, nor is a restart. */
    public boolean isCounted() {
        return this != RESUMED && !aboutDelivery();
    }

    /** Whether it is heard: whoever took the sound off hears it again. */
    public boolean sounds() {
        return switch (this) {
            case RAISED, RECURRED, ESCALATED, RESUMED, CAUSE_UNKNOWN, WORSENED -> true;
            default -> false;
        };
    }

    /** The public name. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The step with this stored number. */
    public static Optional<AlarmStep> ofCode(int code) {
        return Codes.find(values(), code, AlarmStep::code);
    }
}
