// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.recording;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Messages of a broker, one JSON object a line. A line without a time follows the one before at once. */
final class MessageLines implements RecordingReader {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BRIDGE = "zigbee2mqtt";
    private static final Pattern DEVICE = Pattern.compile("zigbee2mqtt/(.+?)(/availability)?");
    private static final List<String> TIMES = List.of("time", "t", "ts", "tst", "timestamp");

    private Instant time = Instant.EPOCH;

    @Override
    public Optional<Recorded> read(String line) throws UnreadableLineException {
        if (line.isBlank()) {
            return Optional.empty();
        }
        JsonNode message = parse(line);
        String topic = message.path("topic").asText();
        if (topic.isEmpty() || message.path("payload").isMissingNode()) {
            throw new UnreadableLineException("a message has a 'topic' and a 'payload'");
        }
        for (String name : TIMES) {
            if (message.hasNonNull(name)) {
                time = Times.of(message.path(name).asText());
                break;
            }
        }
        JsonNode retain = message.path("retain");
        return Optional.of(new Recorded(
                time,
                BRIDGE,
                device(topic),
                topic,
                payload(message.path("payload")),
                retain.asBoolean() || retain.asInt() == 1));
    }

    /** The device behind the bridge that a topic is about: what it is called there. */
    private static Optional<String> device(String topic) {
        Matcher named = DEVICE.matcher(topic);
        return named.matches() && !named.group(1).startsWith("bridge/")
                ? Optional.of(named.group(1))
                : Optional.empty();
    }

    private static JsonNode parse(String line) throws UnreadableLineException {
        try {
            JsonNode message = JSON.readTree(line);
            if (message.isObject()) {
                return message;
            }
            throw new UnreadableLineException("a line is one JSON object");
        } catch (JsonProcessingException e) {
            throw new UnreadableLineException("not JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** As it was sent: text is the payload itself, an object its JSON. */
    private static String payload(JsonNode payload) {
        if (payload.isNull()) {
            return "";
        }
        return payload.isTextual() ? payload.asText() : payload.toString();
    }
}
