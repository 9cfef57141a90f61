// SPDX-License-Identifier: Apache-2.0
package care.lares.security;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Optional;

/**
 * How many files this process may have open. Each socket is one of them: who connects must not take those the journal needs.
 *
 * @param most at once, without a bound where the system has none
 */
public record OpenFiles(long most) {
    /** With fewer there is room for a few devices only, or for none. */
    static final int LEAST = 256;

    /** What is no client's: an idle gateway holds about 95, half of them its code; the rest is for the journal and its index. */
    private static final int KEPT = 160;

    /** Devices get five of eight sockets: with as many as the service asks for, nobody is given less for that. */
    private static final int EIGHTHS = 8;

    private static final int DEVICES = 5;

    /** What the system says. */
    public static OpenFiles ofThisProcess() {
        return new OpenFiles(
                ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                        ? unix.getMaxFileDescriptorCount()
                        : Long.MAX_VALUE);
    }

    /** Why a gateway cannot work with that, in one line that says what to do; empty when it can. */
    public Optional<String> refusal() {
        return most >= LEAST
                ? Optional.empty()
                : Optional.of("the gateway may have only " + most + " files and connections open and needs " + LEAST
                        + ": run ulimit -n 8192 before it, or set LimitNOFILE=8192 in its service");
    }

    /** How many sockets devices may hold. */
    public int deviceSockets(int wanted) {
        return (int) Math.min(wanted, sockets() / EIGHTHS * DEVICES);
    }

    /** How many sockets those may hold who use the HTTP interface. */
    public int httpSockets(int wanted) {
        return (int) Math.min(wanted, sockets() / EIGHTHS * (EIGHTHS - DEVICES));
    }

    private long sockets() {
        return Math.max(EIGHTHS, most - KEPT);
    }
}
