// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.mqtt.family;

import care.lares.domain.DeviceId;
import care.lares.driver.Decoded;
import care.lares.driver.Driver;
import care.lares.driver.RawMessage;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Who speaks on a topic, and how what is said there is read.
 *
 * @param device named by the topic
 * @param driver reads the payload
 */
public record Reader(DeviceId device, Driver driver) {
    /** Reads what is of no concern here: in order, and nothing. */
    record Unconcerned(String name) implements Driver {
        @Override
        public Decoded decode(RawMessage message) {
            return Decoded.NOTHING;
        }
    }

    /**
     * The reader of a topic of any family here.
     *
     * @throws IllegalArgumentException when it has the form of one, but no device can have the name in it
     */
    public static Optional<Reader> of(String topic) {
        Stream<Function<String, Optional<Reader>>> families = Stream.of(
                TheengsTopics::reader,
                TasmotaTopics.FORM::reader,
                ShellyTopics.FORM::reader,
                ShelliesTopics.FORM::reader,
                EspHomeTopics.FORM::reader);
        return families.flatMap(family -> family.apply(topic).stream()).findFirst();
    }
}
