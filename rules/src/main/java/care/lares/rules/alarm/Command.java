// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.alarm;

import care.lares.domain.AlarmId;
import care.lares.domain.PersonId;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a person does about an alarm.
 *
 * @param alarm which one
 * @param action what
 * @param by who: a person with the scope {@code alarms:act}, never a device
 * @param channel how it came in, such as {@code mqtt}
 * @param outcome how it ended, or a remark; may be empty except for {@link Action#END} and {@link Action#NOTE}
 * @param time for {@link Action#SILENCE} how long, for {@link Action#ACCEPT} how soon the person will be there; empty
 *     when nobody said
 * @param console where the person stands: a silence is one of this console only
 * @param occurrence which beginning of the alarm the person saw, from 1; empty when nobody said
 */
public record Command(
        AlarmId alarm,
        Action action,
        PersonId by,
        String channel,
        String outcome,
        Optional<Duration> time,
        String console,
        OptionalInt occurrence) {
    private static final Pattern TIME = Pattern.compile("([1-9][0-9]{0,4})(s|m)");

    /** Longest name of a console in characters. */
    public static final int MAX_CONSOLE = 64;

    /** Refuses times that are none, and names of consoles that are none. */
    public Command {
        if (time.isPresent() && (time.get().isZero() || time.get().isNegative())) {
            throw new IllegalArgumentException("time must be longer than nothing");
        }
        if (console.isBlank() || console.length() > MAX_CONSOLE) {
            throw new IllegalArgumentException("a console's name has 1 to " + MAX_CONSOLE + " characters");
        }
    }

    /** Without a time, from wherever the way in leads. */
    public Command(AlarmId alarm, Action action, PersonId by, String channel, String outcome) {
        this(alarm, action, by, channel, outcome, Optional.empty(), clipped(channel));
    }

    /** By somebody who did not say which beginning of the alarm they saw. */
    public Command(
            AlarmId alarm,
            Action action,
            PersonId by,
            String channel,
            String outcome,
            Optional<Duration> time,
            String console) {
        this(alarm, action, by, channel, outcome, time, console, OptionalInt.empty());
    }

    /** The same by somebody who saw this beginning of the alarm. */
    public Command about(OptionalInt seen) {
        return new Command(alarm, action, by, channel, outcome, time, console, seen);
    }

    /** Whether it answers a call, and not the one that has begun since the person looked. */
    boolean isOutdated(int begun) {
        boolean answers = action == Action.ACKNOWLEDGE || action == Action.ACCEPT || action == Action.END;
        return answers && occurrence.orElse(begun) < begun;
    }

    /**
     * A time as people write it: {@code 90s}, {@code 5m}.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static Duration time(String text) {
        Matcher form = TIME.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("a time is seconds or minutes: 90s, 5m");
        }
        long number = Long.parseLong(form.group(1));
        return form.group(2).equals("m") ? Duration.ofMinutes(number) : Duration.ofSeconds(number);
    }

    private static String clipped(String channel) {
        return channel.length() <= MAX_CONSOLE ? channel : channel.substring(0, MAX_CONSOLE);
    }

    /** What can be done. */
    public enum Action {
        /** I have seen it. */
        ACKNOWLEDGE,
        /** I am going. */
        ACCEPT,
        /** Sound off for a time. */
        SILENCE,
        /** I was there, and this is how it ended. */
        END,
        /** Let me write something down; it changes nothing else. */
        NOTE;

        /** The public name. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The action with this public name. */
        public static Optional<Action> ofWireName(String name) {
            for (Action action : values()) {
                if (action.wireName().equals(name)) {
                    return Optional.of(action);
                }
            }
            return Optional.empty();
        }
    }
}
