// SPDX-License-Identifier: Apache-2.0
package care.lares.broker;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.DeviceId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AclTest {
    private static final Acl PENDANT = Acl.ofDevice(new DeviceId("pendant-3"));
    private static final Acl READER = Acl.ofPerson(true, false);
    private static final Acl CARER = Acl.ofPerson(false, true);
    private static final Acl STRANGER = Acl.ofPerson(false, false);

    @ParameterizedTest
    @CsvSource({
        "lares/v1/devices/pendant-3/readings,true",
        "lares/v1/devices/pendant-3/status,true",
        "lares/v1/devices/pendant-3/senml,true",
        "lares/v1/devices/pendant-3/gatt/2a37,true",
        "lares/v1/devices/pendant-4/gatt/2a37,false",
        "lares/v1/devices/pendant-4/senml,false",
        "homeassistant/sensor/pendant-3/battery/config,true",
        "homeassistant/sensor/pendant-4/battery/config,false",
        "homeassistant/status,false",
        "cmnd/pendant-3/POWER,false",
        "lares/v1/devices/pendant-3/feedback,false",
        "lares/v1/devices/pendant-4/readings,false",
        "lares/v1/devices/pendant-3/readings/x,false",
        "lares/v1/alarms/0123456789abcdef0123456789abcdef/act,false",
        "lares/v1/alarms/0123456789abcdef0123456789abcdef,false",
        "anything,false"
    })
    void aDevicePublishesForItselfOnly(String topic, boolean allowed) {
        assertThat(PENDANT.mayPublish(new TopicName(topic))).isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({
        "lares/v1/devices/pendant-3/feedback,true",
        "lares/v1/devices/+/feedback,false",
        "lares/v1/devices/pendant-4/feedback,false",
        "lares/v1/devices/pendant-3/#,false",
        "lares/v1/alarms/#,false",
        "#,false"
    })
    void aDeviceHearsAboutItselfOnly(String filter, boolean allowed) {
        assertThat(PENDANT.maySubscribe(new TopicFilter(filter))).isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({
        "lares/v1/alarms/#,true",
        "lares/v1/alarms/+,true",
        "lares/v1/devices/+/feedback,true",
        "lares/v1/devices/pendant-3/feedback,true",
        "lares/v1/devices/+/readings,false",
        "lares/v1/#,false",
        "#,false"
    })
    void whoReadsOrActsOnAlarmsMaySeeThem(String filter, boolean allowed) {
        assertThat(READER.maySubscribe(new TopicFilter(filter))).isEqualTo(allowed);
        assertThat(CARER.maySubscribe(new TopicFilter(filter))).isEqualTo(allowed);
        assertThat(STRANGER.maySubscribe(new TopicFilter(filter))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "lares/v1/alarms/0123456789abcdef0123456789abcdef/act,true",
        "lares/v1/alarms/0123456789abcdef0123456789abcdef,false",
        "lares/v1/devices/pendant-3/readings,false"
    })
    void onlyWhoActsOnAlarmsPublishesAnAct(String topic, boolean allowed) {
        assertThat(CARER.mayPublish(new TopicName(topic))).isEqualTo(allowed);
        assertThat(READER.mayPublish(new TopicName(topic))).isFalse();
        assertThat(STRANGER.mayPublish(new TopicName(topic))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"lares/v1/alarms/1/act", "lares/v1/alarms/1", "lares/v1/devices/a/feedback", "x"})
    void anyoneInDevelopmentIsADeviceButNeverActs(String topic) {
        assertThat(Acl.DEVELOPMENT.mayPublish(new TopicName(topic))).isFalse();
        assertThat(Acl.DEVELOPMENT.mayPublish(new TopicName("lares/v1/devices/any/readings")))
                .isTrue();
        assertThat(Acl.DEVELOPMENT.maySubscribe(new TopicFilter("#"))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "cmnd/hall/POWER,true",
        "plug-1/rpc,true",
        "homeassistant/sensor/a/b/config,true",
        "lares/v1/alarms/1/act,false",
        "lares/v1/devices/a/readings,false"
    })
    void whoSpeaksForDevicesOfOtherMakersCommandsThemToo(String topic, boolean allowed) {
        assertThat(Acl.ofOthers().mayPublish(new TopicName(topic))).isEqualTo(allowed);
        assertThat(Acl.DEVELOPMENT.mayPublish(new TopicName(topic))).isEqualTo(allowed || topic.endsWith("readings"));
        assertThat(Acl.HEARD.mayPublish(new TopicName(topic)))
                .as("a device, which introduces itself")
                .isEqualTo(topic.endsWith("readings") || topic.endsWith("config"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"lares/v1/alarms/1/act", "lares/v1/devices/a/readings", "x"})
    void whoMayEverythingMayEverything(String topic) {
        assertThat(Acl.EVERYTHING.mayPublish(new TopicName(topic))).isTrue();
        assertThat(Acl.EVERYTHING.maySubscribe(new TopicFilter("#"))).isTrue();
        assertThat(Acl.NOTHING.mayPublish(new TopicName(topic))).isFalse();
        assertThat(Acl.NOTHING.maySubscribe(new TopicFilter(topic))).isFalse();
    }
}
