// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.mqtt;

import care.lares.broker.Acl;
import care.lares.security.Principal;
import care.lares.security.Scope;
import java.util.Set;

/** What each kind of client may publish and hear. */
final class Permissions {
    private Permissions() {}

    static Acl of(Principal principal) {
        if (principal instanceof Principal.Device device) {
            return Acl.ofDevice(device.id());
        }
        if (principal instanceof Principal.Person person) {
            return of(person.scopes());
        }
        if (principal instanceof Principal.Unproved) {
            return Acl.HEARD;
        }
        return principal instanceof Principal.Admin ? Acl.EVERYTHING : Acl.DEVELOPMENT;
    }

    private static Acl of(Set<Scope> scopes) {
        Acl person = Acl.ofPerson(scopes.contains(Scope.ALARMS_READ), scopes.contains(Scope.ALARMS_ACT));
        Acl zigbee = scopes.contains(Scope.BRIDGE_ZIGBEE2MQTT) ? person.and(Acl.ofZigbee2Mqtt()) : person;
        return scopes.contains(Scope.BRIDGE_MQTT) ? zigbee.and(Acl.ofOthers()) : zigbee;
    }

    /** The largest packet this client may send, in bytes. */
    static int maxPacket(Principal principal) {
        boolean device = principal instanceof Principal.Device;
        boolean otherPerson =
                principal instanceof Principal.Person person && !person.scopes().contains(Scope.BRIDGE_ZIGBEE2MQTT);
        return device || otherPerson ? Limits.MAX_PACKET : Limits.MAX_BRIDGE_PACKET;
    }
}
