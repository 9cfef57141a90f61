// SPDX-License-Identifier: Apache-2.0
package care.lares.broker;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a client of MQTT 5 says with a message to whoever gets it, passed on as it is (section 3.3.2.3). A client of MQTT
 * 3.1.1 neither says nor hears such things.
 *
 * @param payloadFormat 1 when the payload is UTF-8 text, 0 when it is bytes
 * @param contentType of the payload
 * @param responseTopic where an answer is awaited
 * @param correlationData by which the answer will be known; nobody writes to it
 * @param user names and values of their own, in their order; a name may come twice
 */
public record PublishProperties(
        Optional<Integer> payloadFormat,
        Optional<String> contentType,
        Optional<String> responseTopic,
        Optional<byte[]> correlationData,
        List<UserProperty> user) {
    /** Nothing is said. */
    public static final PublishProperties NONE =
            new PublishProperties(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), List.of());

    /** Bytes on the wire before a value: its identifier, and a length of two. */
    private static final int HEAD = 3;

    private static final int LENGTH = 2;
    private static final int PAYLOAD_FORMAT = 2;

    /** Copies the list. */
    public PublishProperties {
        user = List.copyOf(user);
    }

    /** A name and a value. */
    public record UserProperty(String name, String value) {
        private int bytes() {
            return HEAD + length(name) + LENGTH + length(value);
        }
    }

    /** Bytes that they take on the wire, and about as many in memory. */
    public int bytes() {
        return payloadFormat.map(format -> PAYLOAD_FORMAT).orElse(0)
                + contentType.map(type -> HEAD + length(type)).orElse(0)
                + responseTopic.map(topic -> HEAD + length(topic)).orElse(0)
                + correlationData.map(data -> HEAD + data.length).orElse(0)
                + user.stream().mapToInt(UserProperty::bytes).sum();
    }

    /** Whether a word stands anywhere in them. */
    boolean mention(String word) {
        return Stream.of(
                        contentType.stream(),
                        responseTopic.stream(),
                        correlationData.map(data -> new String(data, StandardCharsets.UTF_8)).stream(),
                        user.stream().flatMap(one -> Stream.of(one.name(), one.value())))
                .flatMap(texts -> texts)
                .anyMatch(text -> text.contains(word));
    }

    private static int length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
