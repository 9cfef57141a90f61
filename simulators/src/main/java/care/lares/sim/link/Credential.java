// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.link;

/**
 * Who a client is: MQTT user and password.
 *
 * @param user the id of a device or a person
 * @param secret what the gateway minted for it; empty: none is sent
 */
public record Credential(String user, String secret) {
    @Override
    public String toString() {
        return user;
    }
}
