// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import care.lares.broker.Broker;
import care.lares.clock.HouseClock;
import care.lares.config.Listener;
import care.lares.domain.Ticks;
import care.lares.driver.CallsOnly;
import care.lares.driver.Reason;
import care.lares.driver.Rejected;
import care.lares.driver.nativejson.NativeJsonDriver;
import care.lares.driver.status.StatusDriver;
import care.lares.ingest.mqtt.DeviceTopics;
import care.lares.ingest.mqtt.GattTopics;
import care.lares.ingest.mqtt.Intake;
import care.lares.ingest.mqtt.MqttListener;
import care.lares.ingest.mqtt.TopicFamily;
import care.lares.ingest.mqtt.family.EspHomeTopics;
import care.lares.ingest.mqtt.family.Orders;
import care.lares.ingest.mqtt.family.Receivers;
import care.lares.ingest.mqtt.family.ShelliesTopics;
import care.lares.ingest.mqtt.family.ShellyTopics;
import care.lares.ingest.mqtt.family.TasmotaTopics;
import care.lares.ingest.mqtt.family.TheengsTopics;
import care.lares.ingest.mqtt.zigbee2mqtt.Zigbee2MqttTopics;
import care.lares.pipeline.Pipeline;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Puts the MQTT door together, where the settings want one. */
record MqttDoorway(Broker broker, People people, HouseClock time, Ticks ticks, ZoneId zone) {
    private static final Rejected WRONG_TOPIC = new Rejected(
            Reason.WRONG_TOPIC,
            "a call on a topic that is not this device's: send to lares/v1/devices/DEVICE/readings");

    Optional<MqttListener> listener(Optional<Listener> where, EventLoop loop, Pipeline pipeline, Outlets outlets) {
        return where.map(address -> listener(address, loop, pipeline, outlets));
    }

    private MqttListener listener(Listener address, EventLoop loop, Pipeline pipeline, Outlets outlets) {
        Zigbee2MqttTopics bridge = new Zigbee2MqttTopics(pipeline, broker);
        outlets.lamps().through(bridge);
        Sensors sensors = new Sensors(pipeline.house().registry(), zone);
        Receivers receivers = new Receivers(pipeline, broker);
        List<TopicFamily> families = List.of(
                new DeviceTopics("lares/v1/devices/{device}/readings", sensors.nativeJson(pipeline::heard), pipeline),
                new DeviceTopics("lares/v1/devices/{device}/senml", sensors.senml(pipeline::heard), pipeline),
                new GattTopics(sensors.gatt(), pipeline),
                new DeviceTopics("lares/v1/devices/{device}/status", new StatusDriver(), pipeline),
                bridge,
                new TheengsTopics(receivers),
                TasmotaTopics.into(receivers),
                ShellyTopics.into(receivers),
                ShelliesTopics.into(receivers),
                EspHomeTopics.into(receivers),
                Orders.into(receivers));
        CallsOnly calls =
                new CallsOnly("mqtt", WRONG_TOPIC, List.of(new NativeJsonDriver(), sensors.senml()), pipeline::heard);
        Intake intake = new Intake(pipeline, broker, families, calls, time);
        return new MqttListener(
                loop.vertx(), address.host(), address.port(), intake, people::login, people::proof, ticks);
    }
}
