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
