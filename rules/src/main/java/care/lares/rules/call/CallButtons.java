// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.call;

import care.lares.domain.DeviceId;
import care.lares.domain.Kind;
import care.lares.domain.Reading;
import care.lares.domain.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Plain buttons that somebody declared to be call buttons: each of their presses is a call for help as well, told beside the
 * press as devices do that are made for it. From there on nothing tells it from the call of any pendant.
 */
public final class CallButtons {
    /** A word of a code that says of a button that it was let go, or that takes back what was done. */
    private static final Set<String> NO_PRESSES = Set.of(
            "release",
            "released",
            "none",
            "idle",
            "cancel",
            "canceled",
            "cancelled",
            "clear",
            "cleared",
            "reset",
            "restore");
    /** As one of several words the end of a long press ({@code brightness_stop}); by itself a key of blinds. */
    private static final String STOP = "stop";

    private CallButtons() {}

    /**
     * What a message means: before each press of a call button the call that it is.
     *
     * @param told all that the message told
     * @param declared whether a device is a call button
     * @return the same list where there is none
     */
    public static List<Reading> heard(List<Reading> told, Predicate<DeviceId> declared) {
        for (Reading reading : told) {
            if (calls(reading, declared)) {
                return told.stream().anyMatch(one -> one.kind() == Kind.SOS && one.isOn())
                        ? told
                        : withCalls(told, declared);
            }
        }
        return told;
    }

    private static List<Reading> withCalls(List<Reading> told, Predicate<DeviceId> declared) {
        List<Reading> heard = new ArrayList<>();
        for (Reading reading : told) {
            if (calls(reading, declared)) {
                heard.add(call(reading));
            }
            heard.add(reading);
        }
        return heard;
    }

    private static boolean calls(Reading reading, Predicate<DeviceId> declared) {
        return reading.kind() == Kind.BUTTON && declared.test(reading.device()) && isPress(reading);
    }

    /**
     * Whether a reading says that a button was pressed, however: what is not known to be no press is one, since a call must
     * not be lost for a word.
     */
    public static boolean isPress(Reading reading) {
        return reading.kind() == Kind.BUTTON
                && reading.value() instanceof Value.Code code
                && saysPressed(code.code().toLowerCase(Locale.ROOT));
    }

    private static boolean saysPressed(String code) {
        List<String> words = List.of(code.split("[^a-z0-9]+", -1));
        boolean longPressEnds = words.size() > 1 && words.contains(STOP);
        return !longPressEnds && words.stream().noneMatch(NO_PRESSES::contains);
    }

    /** With the time, the id and the doubts of the press. */
    private static Reading call(Reading press) {
        return new Reading(
                press.device(),
                Kind.SOS,
                Value.Flag.ON,
                press.receivedAt(),
                press.observedAt(),
                press.sourceId(),
                press.quality(),
                Optional.empty());
    }
}
