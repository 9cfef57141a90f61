// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.mqtt;

import care.lares.broker.Acl;
import care.lares.security.Principal;
import care.lares.security.Scope;

/** What each kind of client may publish and hear. */
final class Permissions {
    private Permissions() {}

    static Acl of(Principal principal) {
        if (principal instanceof Principal.Device device) {
            return Acl.ofDevice(device.id());
        }
        if (principal instanceof Principal.Person person) {
            return Acl.ofPerson(
                    person.scopes().contains(Scope.ALARMS_READ), person.scopes().contains(Scope.ALARMS_ACT));
        }
        return principal instanceof Principal.Admin ? Acl.EVERYTHING : Acl.DEVELOPMENT;
    }
}
