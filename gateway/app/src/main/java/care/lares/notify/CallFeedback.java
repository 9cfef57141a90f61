// SPDX-License-Identifier: Apache-2.0
package care.lares.notify;

import care.lares.domain.Alarm;
import care.lares.domain.AlarmId;
import care.lares.domain.AlarmKind;
import care.lares.domain.AlarmState;
import care.lares.domain.DeviceId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How far help has come, as the lamp or voice of the device that called tells it. For one thread. */
public final class CallFeedback {
    private static final List<String> FROM_LEAST_ANSWERED = List.of("received", "acknowledged", "coming");

    private final Map<DeviceId, Map<AlarmId, String>> openCalls = new HashMap<>();

    /**
     * What a device is told.
     *
     * @param device which one
     * @param word {@code received}, {@code acknowledged}, {@code coming} or {@code ended}
     * @param open whether a call of it is still open
     */
    public record Told(DeviceId device, String word, boolean open) {}

    /** What follows from an alarm's newest step; empty when no device called. */
    public Optional<Told> changed(Alarm alarm) {
        return alarm.device().filter(device -> answersACall(alarm.kind())).map(device -> tell(device, alarm));
    }

    private static boolean answersACall(AlarmKind kind) {
        return kind == AlarmKind.SOS || kind == AlarmKind.FALL || kind == AlarmKind.FALL_SUSPECTED;
    }

    /** A device with two open calls hears of the one that fewer people have answered. */
    private Told tell(DeviceId device, Alarm alarm) {
        Map<AlarmId, String> calls = openCalls.computeIfAbsent(device, key -> new HashMap<>());
        String word = word(alarm.state());
        if (alarm.state().open()) {
            calls.put(alarm.id(), word);
        } else {
            calls.remove(alarm.id());
        }
        String told = FROM_LEAST_ANSWERED.stream()
                .filter(calls::containsValue)
                .findFirst()
                .orElse(word);
        if (calls.isEmpty()) {
            openCalls.remove(device);
        }
        return new Told(device, told, !calls.isEmpty());
    }

    private static String word(AlarmState state) {
        return switch (state) {
            case ACTIVE, ENDED_UNACKNOWLEDGED -> "received";
            case ACKNOWLEDGED -> "acknowledged";
            case ACCEPTED -> "coming";
            case ENDED -> "ended";
        };
    }
}
