// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.mqtt;

import care.lares.broker.TopicName;
import care.lares.domain.DeviceId;
import care.lares.driver.Driver;
import care.lares.driver.RawMessage;
import care.lares.pipeline.Pipeline;
import java.util.Optional;

/** Topics in which one level names the device that speaks, read by one driver. */
public final class DeviceTopics implements TopicFamily {
    private static final String DEVICE = "{device}";

    private final String before;
    private final String after;
    private final Driver driver;
    private final Pipeline pipeline;

    /**
     * Topics of one form.
     *
     * @param pattern a topic with one level {@code {device}}, such as {@code lares/v1/devices/{device}/readings}
     */
    public DeviceTopics(String pattern, Driver driver, Pipeline pipeline) {
        int at = pattern.indexOf(DEVICE);
        if (at < 0) {
            throw new IllegalArgumentException("no level of the pattern names the device");
        }
        this.before = pattern.substring(0, at);
        this.after = pattern.substring(at + DEVICE.length());
        this.driver = driver;
        this.pipeline = pipeline;
    }

    @Override
    public Optional<Receiver> receiver(TopicName topic) {
        String text = topic.text();
        int end = text.length() - after.length();
        if (end < before.length() || !text.startsWith(before) || !text.endsWith(after)) {
            return Optional.empty();
        }
        DeviceId device = new DeviceId(text.substring(before.length(), end));
        return Optional.of((message, transport, acknowledgement) -> pipeline.accept(
                driver, new RawMessage(device, message.payload(), message.at(), false), transport, acknowledgement));
    }
}
