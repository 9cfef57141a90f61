// SPDX-License-Identifier: Apache-2.0
package care.lares.notify;

import care.lares.domain.Alarm;
import care.lares.domain.AlarmKind;
import care.lares.domain.AlarmState;
import care.lares.domain.DeviceId;
import care.lares.domain.ResidentId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How far help has come, as the lamp or voice of the device that called tells it; and that its wearer is asked whether they
 * are well. For one thread.
 */
public final class CallFeedback {
    /** The word for whoever is asked whether they are well. */
    public static final String CHECK_IN = "check_in";

    private static final String ENDED = "ended";
    /** A call comes before a question, and of several calls the one that fewest have answered. */
    private static final List<String> MOST_PRESSING_FIRST = List.of("received", "acknowledged", "coming", CHECK_IN);

    /** What each device stands for: by alarm, or by the question. */
    private final Map<DeviceId, Map<String, String>> open = new HashMap<>();
    /** The devices of those who are asked. */
    private final Map<ResidentId, Set<DeviceId>> asked = new HashMap<>();

    /**
     * What a device is told.
     *
     * @param device which one
     * @param word {@code received}, {@code acknowledged}, {@code coming}, {@code check_in} or {@code ended}
     * @param open whether a call of it, or a question, is still open
     */
    public record Told(DeviceId device, String word, boolean open) {}

    /** What follows from an alarm's newest step; nothing when no device called, and nobody was asked. */
    public List<Told> changed(Alarm alarm) {
        if (alarm.kind() == AlarmKind.CHECK_IN_MISSED) {
            return alarm.assignment().resident().stream()
                    .flatMap(resident -> asked.getOrDefault(resident, Set.of()).stream()
                            .map(device -> tell(device, question(resident), answerOnItsWay(alarm.state()))))
                    .toList();
        }
        return alarm.device().stream()
                .filter(device -> answersACall(alarm.kind()))
                .map(device -> tell(device, alarm.id().toString(), word(alarm.state())))
                .toList();
    }

    /**
     * What follows when somebody is asked whether they are well, or not asked any more. A device that serves somebody else
     * since asks nobody any more.
     *
     * @param devices serve them
     * @param waiting whether an answer is waited for
     */
    public List<Told> asked(ResidentId resident, Set<DeviceId> devices, boolean waiting) {
        Set<DeviceId> before = asked.getOrDefault(resident, Set.of());
        if (waiting) {
            asked.put(resident, Set.copyOf(devices));
        } else {
            asked.remove(resident);
        }
        Set<DeviceId> still = waiting ? devices : Set.of();
        return Stream.concat(
                        before.stream()
                                .filter(device -> !still.contains(device))
                                .map(device -> tell(device, question(resident), ENDED)),
                        still.stream().map(device -> tell(device, question(resident), CHECK_IN)))
                .toList();
    }

    private static String question(ResidentId resident) {
        return CHECK_IN + " " + resident;
    }

    private static boolean answersACall(AlarmKind kind) {
        return switch (kind) {
            case SOS, FALL, FALL_SUSPECTED, ASSIST -> true;
            default -> false;
        };
    }

    private Told tell(DeviceId device, String about, String word) {
        Map<String, String> words = open.computeIfAbsent(device, key -> new HashMap<>());
        if (word.equals(ENDED)) {
            words.remove(about);
        } else {
            words.put(about, word);
        }
        String told = MOST_PRESSING_FIRST.stream()
                .filter(words::containsValue)
                .findFirst()
                .orElse(word);
        if (words.isEmpty()) {
            open.remove(device);
        }
        return new Told(device, told, !words.isEmpty());
    }

    /** Whoever has not answered is asked still, until somebody is on the way. */
    private static String answerOnItsWay(AlarmState state) {
        String word = word(state);
        return word.equals("received") ? CHECK_IN : word;
    }

    private static String word(AlarmState state) {
        return switch (state) {
            case ACTIVE, ENDED_UNACKNOWLEDGED -> "received";
            case ACKNOWLEDGED -> "acknowledged";
            case ACCEPTED -> "coming";
            case ENDED -> ENDED;
        };
    }
}
