// SPDX-License-Identifier: Apache-2.0
package care.lares.config;

/**
 * Where one protocol is listened to.
 *
 * @param host an address of this box, or a name of one
 * @param port 0 to 65535; 0 takes any free port
 */
public record Listener(String host, int port) {
    /** Largest port number of TCP and UDP. */
    public static final int MAX_PORT = 65_535;

    /** Refuses ports that do not exist. */
    public Listener {
        if (port < 0 || port > MAX_PORT) {
            throw new IllegalArgumentException("port must be 0 to " + MAX_PORT);
        }
    }

    /** At another port of the same address. */
    Listener at(int other) {
        return new Listener(host, other);
    }

    /** Whether only programs on this box can reach it. */
    public boolean loopback() {
        return host.equals("localhost") || host.equals("::1") || host.matches("127(\\.\\d{1,3}){3}");
    }
}
