// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.broker.Acl;
import care.lares.broker.TopicFilter;
import care.lares.broker.TopicName;
import care.lares.domain.DeviceId;
import care.lares.domain.PersonId;
import care.lares.security.Principal;
import care.lares.security.Scope;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PermissionsTest {
    private static final Principal BRIDGE = new Principal.Person(new PersonId("z2m"), Set.of(Scope.BRIDGE_ZIGBEE2MQTT));
    private static final Principal CARER = new Principal.Person(new PersonId("carla"), Set.of(Scope.ALARMS_ACT));
    private static final Principal DEVICE = new Principal.Device(new DeviceId("pendant-1"));

    @Test
    void aBridgeSpeaksForAllItsDevicesAndForNothingElse() {
        Acl acl = Permissions.of(BRIDGE);
        assertThat(acl.mayPublish(new TopicName("zigbee2mqtt/bath/leak"))).isTrue();
        assertThat(acl.mayPublish(new TopicName("zigbee2mqtt/bridge/devices"))).isTrue();
        assertThat(acl.maySubscribe(new TopicFilter("zigbee2mqtt/+/set"))).isTrue();
        assertThat(acl.maySubscribe(new TopicFilter("zigbee2mqtt/#"))).isTrue();
        assertThat(acl.mayPublish(new TopicName("lares/v1/devices/pendant-1/readings")))
                .isFalse();
        assertThat(acl.mayPublish(new TopicName("lares/v1/alarms/0123456789abcdef0123456789abcdef/act")))
                .isFalse();
        assertThat(acl.maySubscribe(new TopicFilter("lares/v1/alarms/#"))).isFalse();
        assertThat(acl.maySubscribe(new TopicFilter("#"))).isFalse();
    }

    @Test
    void nobodyElseSpeaksForABridge() {
        for (Principal other : Set.of(CARER, DEVICE)) {
            assertThat(Permissions.of(other).mayPublish(new TopicName("zigbee2mqtt/x")))
                    .isFalse();
            assertThat(Permissions.of(other).mayPublish(new TopicName("zigbee2mqtt/x/set")))
                    .isFalse();
            assertThat(Permissions.of(other).maySubscribe(new TopicFilter("zigbee2mqtt/#")))
                    .isFalse();
            assertThat(Permissions.maxPacket(other)).isEqualTo(Limits.MAX_PACKET);
        }
        assertThat(Permissions.maxPacket(BRIDGE)).isEqualTo(Limits.MAX_BRIDGE_PACKET);
    }

    @Test
    void aDeviceOfAnotherMakerSpeaksOnItsOwnTopicsOnly() {
        Acl acl = Permissions.of(DEVICE);
        for (String own : new String[] {
            "tele/pendant-1/SENSOR",
            "stat/pendant-1/RESULT",
            "pendant-1/events/rpc",
            "pendant-1/a/b/state",
            "pendant-1/status"
        }) {
            assertThat(acl.mayPublish(new TopicName(own))).as(own).isTrue();
            assertThat(acl.mayPublish(new TopicName(own.replace("-1", "-2"))))
                    .as(own)
                    .isFalse();
        }
        assertThat(acl.mayPublish(new TopicName("tele/pendant-1/2/SENSOR"))).isFalse();
        assertThat(acl.mayPublish(new TopicName("home/gw/BTtoMQTT/A4C138000001")))
                .isFalse();
        Acl home = Permissions.of(new Principal.Device(new DeviceId("home")));
        assertThat(home.mayPublish(new TopicName("home/a/b/state"))).isFalse();
        Acl all = Permissions.of(new Principal.Person(new PersonId("ble"), Set.of(Scope.BRIDGE_MQTT)));
        assertThat(all.mayPublish(new TopicName("home/gw/BTtoMQTT/A4C138000001")))
                .isTrue();
        assertThat(all.mayPublish(new TopicName("tele/floor/2/hall/SENSOR"))).isTrue();
        assertThat(all.maySubscribe(new TopicFilter("lares/v1/alarms/#"))).isFalse();
    }

    @Test
    void whoeverCannotBeKnownNowIsHeardAndToldNothing() {
        Acl acl = Permissions.of(new Principal.Unproved("anyone"));
        assertThat(acl.mayPublish(new TopicName("lares/v1/devices/pendant-1/readings")))
                .isTrue();
        assertThat(acl.mayPublish(new TopicName("zigbee2mqtt/pendant"))).isTrue();
        assertThat(acl.mayPublish(new TopicName("lares/v1/alarms/0123456789abcdef0123456789abcdef/act")))
                .isFalse();
        assertThat(acl.maySubscribe(new TopicFilter("lares/v1/alarms/#"))).isFalse();
        assertThat(acl.maySubscribe(new TopicFilter("#"))).isFalse();
    }
}
