// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.link;

/**
 * Where a gateway listens.
 *
 * @param host name or address
 * @param port TCP port
 */
public record Address(String host, int port) {
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
