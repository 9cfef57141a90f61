// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.mqtt;

import care.lares.broker.TopicName;
import care.lares.driver.gatt.Gatt;
import care.lares.pipeline.Pipeline;
import java.util.Optional;

/** {@code lares/v1/devices/{device}/gatt/{uuid16}}: the bytes of a Bluetooth characteristic, as they were notified. */
public final class GattTopics implements TopicFamily {
    private static final String BEFORE = "lares/v1/devices/{device}/gatt/";

    private final Gatt gatt;
    private final Pipeline pipeline;

    /** Topics whose readings go into this pipeline. */
    public GattTopics(Gatt gatt, Pipeline pipeline) {
        this.gatt = gatt;
        this.pipeline = pipeline;
    }

    @Override
    public Optional<Receiver> receiver(TopicName topic) {
        String uuid = topic.text().substring(topic.text().lastIndexOf('/') + 1);
        return Gatt.isUuid(uuid)
                ? new DeviceTopics(BEFORE + uuid, gatt.driver(uuid), pipeline).receiver(topic)
                : Optional.empty();
    }
}
