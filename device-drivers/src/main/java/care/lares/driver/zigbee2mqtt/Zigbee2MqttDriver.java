// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.zigbee2mqtt;

import care.lares.domain.Kind;
import care.lares.domain.Reading;
import care.lares.driver.Composer;
import care.lares.driver.Decoded;
import care.lares.driver.Driver;
import care.lares.driver.RawMessage;
import care.lares.driver.Reason;
import care.lares.driver.Rejected;
import care.lares.driver.Scalar;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * States of zigbee devices: one JSON object of keys that the bridge's converters name. Keys that mean nothing here, and
 * nulls, are left out without complaint: a light switch is no fault. Without a description of the device the keys speak
 * for themselves; with it, also those that only say "alarm".
 */
public final class Zigbee2MqttDriver implements Driver {
    /** The family's name. */
    public static final String NAME = "zigbee2mqtt";

    /** Keys that change by themselves, without the device having said anything new. */
    private static final Set<String> VOLATILE =
            Set.of("linkquality", LastSeen.KEY, "update", "update_available", "elapsed", "device");
    /** What travels in the same radio message as a call: the other bits of an alarm sensor's status. */
    private static final Set<String> WITH_A_CALL = Set.of(
            "sos",
            "sos_alarm",
            "panic",
            "emergency",
            "tamper",
            "battery_low",
            "trouble",
            "ac_status",
            "test",
            "battery_defect",
            "supervision_reports",
            "restore_reports");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Decoded decode(RawMessage message) {
        return read(message, DeviceModel.UNKNOWN).decoded();
    }

    /** What a state message means, with what the bridge says of the device. */
    public DeviceReport read(RawMessage message, DeviceModel model) {
        if (message.payload().length > RawMessage.MAX_PAYLOAD) {
            return refused(Reason.TOO_LARGE, "a state has at most " + RawMessage.MAX_PAYLOAD + " bytes");
        }
        if (message.payload().length == 0) {
            return report(message, new State(Map.of(), model), List.of());
        }
        StatePayload.Read read = StatePayload.read(message.payload());
        List<Rejected> rejected = read.whole()
                ? List.of()
                : List.of(new Rejected(Reason.MALFORMED, "a state is one JSON object such as {\"smoke\":false}"));
        State state = new State(read.values(), model);
        return read.whole()
                ? report(message, state, rejected)
                : withCallsIn(Rubble.values(message.payload()), message, report(message, state, rejected), model);
    }

    /** A call in a state that is no JSON is heard, if there was none in what could be read of it. */
    private static DeviceReport withCallsIn(
            Map<String, Scalar> rubble, RawMessage message, DeviceReport read, DeviceModel model) {
        if (read.decoded().readings().stream().anyMatch(Reading::isCall)) {
            return read;
        }
        DeviceReport seen = report(message, new State(rubble, model), List.of());
        List<Reading> events = new ArrayList<>(read.events());
        seen.events().stream().filter(Reading::isCall).forEach(events::add);
        List<Reading> levels = new ArrayList<>(read.levels());
        levels.removeIf(level -> seen.levels().stream().anyMatch(call -> call.isCall() && call.kind() == level.kind()));
        seen.levels().stream().filter(Reading::isCall).forEach(levels::add);
        return new DeviceReport(
                events, levels, read.rejected(), seen.states(), seen.fingerprint(), seen.company(), read.lastSeen());
    }

    /** What one value means that came on a topic of its own, by the name of its key. */
    public DeviceReport readOne(String key, RawMessage message, DeviceModel model) {
        Scalar value = StatePayload.single(new String(message.payload(), StandardCharsets.UTF_8));
        return report(message, new State(value.isMissing() ? Map.of() : Map.of(key, value), model), List.of());
    }

    /** Whether a payload is a whole state, or nothing; not one value that came on a topic of its own. */
    public static boolean isState(byte[] payload) {
        return payload.length == 0 || StatePayload.isObject(payload);
    }

    /** Whether a key means anything here, by its name alone. */
    public static boolean knows(String key) {
        return Vocabulary.meaning(key).isPresent() || Actions.isAction(key) || UnnamedAlarms.isOne(key);
    }

    private static DeviceReport refused(Reason reason, String detail) {
        return new DeviceReport(List.of(), List.of(), List.of(new Rejected(reason, detail)), 0, 0, 0, "");
    }

    private static DeviceReport report(RawMessage message, State state, List<Rejected> rejected) {
        Interpretation meaning = interpret(state);
        List<Rejected> refused = new ArrayList<>(rejected);
        refused.addAll(meaning.unclear());
        Optional<Instant> observedAt = LastSeen.of(state);
        Composer composer = new Composer(message);
        List<Reading> events = new ArrayList<>();
        meaning.events()
                .forEach(event -> events.add(
                        composer.reading(event.kind(), event.value(), observedAt, Optional.empty(), Set.of())));
        List<Reading> levels = new ArrayList<>();
        meaning.levels()
                .forEach((kind, value) ->
                        levels.add(composer.reading(kind, value, observedAt, Optional.empty(), Set.of())));
        Map<String, Scalar> lasting = new HashMap<>(state.values());
        lasting.keySet().removeAll(VOLATILE);
        long fingerprint = Digest.of(lasting);
        Map<String, Scalar> states = new HashMap<>(lasting);
        states.entrySet()
                .removeIf(entry -> entry.getValue().form() == Scalar.Form.NUMBER
                        || Actions.isAction(entry.getKey())
                        || !knows(entry.getKey()));
        lasting.keySet().removeIf(key -> WITH_A_CALL.contains(KeyNames.withoutPart(key)));
        String lastSeen =
                state.values().getOrDefault(LastSeen.KEY, Scalar.ABSENT).text();
        return new DeviceReport(events, levels, refused, Digest.of(states), fingerprint, Digest.of(lasting), lastSeen);
    }

    /** Keys that say what they mean come before those that need the company of the others. */
    private static Interpretation interpret(State state) {
        Interpretation meaning = new Interpretation();
        List<Told> unnamed = new ArrayList<>();
        state.values().forEach((key, value) -> {
            Told told = new Told(key, value, state);
            if (Actions.isAction(key)) {
                Actions.read(told, meaning);
            } else if (UnnamedAlarms.isOne(key)) {
                unnamed.add(told);
            } else {
                Vocabulary.meaning(key).orElse(UnknownKeys::read).read(told, meaning);
            }
        });
        for (Told told : unnamed) {
            Vocabulary.meaning(told.key()).ifPresent(words -> words.read(told, meaning));
            UnnamedAlarms.read(told, meaning);
        }
        return meaning;
    }

    /** Whether a kind tells something that happens to a person and that is repeated with the state as long as it lasts. */
    public static boolean isCall(Kind kind) {
        return kind == Kind.SOS || kind == Kind.FALL || kind == Kind.FALL_SUSPECTED;
    }
}
