// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.mqtt;

import care.lares.domain.AlarmEvent;
import care.lares.domain.AlarmId;
import care.lares.domain.PersonId;
import care.lares.rules.alarm.Command;
import care.lares.rules.alarm.Command.Action;
import care.lares.security.Principal;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The payload of an act topic: {@code {"by":"person","action":"accept","outcome":"…"}}, with {@code "text"} for a
 * note, and {@code "occurrence"} for which beginning of the alarm the person saw. A credential may act for the person it names (a ward's shared console does); the history then says through whom.
 */
final class ActMessage {
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(4)
                    .maxStringLength(4_096)
                    .build())
            .build();

    /** How it ended, and what is noted: one of them, as the action has it. */
    private static final Set<String> OUTCOME = Set.of("outcome", "text");

    /** How soon somebody will be there, and for how long the sound is off: one of them, as the action has it. */
    private static final Set<String> TIME = Set.of("expected", "for");

    private ActMessage() {}

    /** The command, or empty when the payload is not one. */
    static Optional<Command> parse(byte[] payload, AlarmId alarm, Principal through) {
        String by = "";
        String action = "";
        String outcome = "";
        String console = through.name();
        Optional<Duration> time = Optional.empty();
        OptionalInt occurrence = OptionalInt.empty();
        try (JsonParser json = JSON.createParser(payload)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
                JsonToken value = json.nextToken();
                if (field.equals("action") && value == JsonToken.VALUE_STRING) {
                    action = json.getText();
                } else if (OUTCOME.contains(field) && value == JsonToken.VALUE_STRING) {
                    outcome = json.getText();
                } else if (field.equals("by") && value == JsonToken.VALUE_STRING) {
                    by = json.getText();
                } else if (field.equals("console") && value == JsonToken.VALUE_STRING) {
                    console = json.getText();
                } else if (TIME.contains(field) && value == JsonToken.VALUE_STRING) {
                    time = Optional.of(Command.time(json.getText()));
                } else if (field.equals("occurrence")) {
                    occurrence = OptionalInt.of(json.getIntValue());
                } else {
                    json.skipChildren();
                }
            }
        } catch (IOException | IllegalArgumentException notAnAct) {
            return Optional.empty();
        }
        Optional<Action> known = Action.ofWireName(action);
        OptionalInt seen = occurrence;
        return known.isEmpty()
                ? Optional.empty()
                : command(alarm, known.get(), by, outcome, through, time, console)
                        .map(command -> command.about(seen));
    }

    private static Optional<Command> command(
            AlarmId alarm,
            Action action,
            String by,
            String outcome,
            Principal through,
            Optional<Duration> time,
            String console) {
        String credential = through.name();
        String words = outcome.strip();
        if (words.length() > AlarmEvent.MAX_DETAIL) {
            return Optional.empty();
        }
        try {
            PersonId person = new PersonId(by.isEmpty() ? credential : by);
            String channel = person.value().equals(credential) ? "mqtt" : "mqtt through " + credential;
            return Optional.of(new Command(alarm, action, person, channel, words, time, console));
        } catch (IllegalArgumentException badId) {
            return Optional.empty();
        }
    }
}
