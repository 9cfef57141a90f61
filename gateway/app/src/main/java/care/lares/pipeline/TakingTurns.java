// SPDX-License-Identifier: Apache-2.0
package care.lares.pipeline;

import care.lares.domain.DeviceId;
import care.lares.rules.login.Turns;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * By which ways devices speak that keep no connection a door could watch. One address, or one DTLS connection, is one way.
 * Addresses of the two versions of IP are looked at apart: a device that has both uses now one, now the other.
 */
final class TakingTurns {
    private enum Kind {
        IPV4,
        IPV6,
        CONNECTION
    }

    private static final Turns NO_ADDRESSES = Turns.within(Turns.OF_ADDRESSES);
    private static final Turns NO_CONNECTIONS = Turns.within(Turns.OF_CONNECTIONS);

    private final Map<DeviceId, Map<Kind, Turns>> byDevice = new HashMap<>();

    /** A message came from an address; whether that shows that they are two. */
    boolean from(DeviceId device, String address, long nowNanos) {
        Kind kind = address.indexOf(':') < 0 ? Kind.IPV4 : Kind.IPV6;
        return by(device, kind, NO_ADDRESSES, address, nowNanos);
    }

    /**
     * A message came over a connection that only one device can have; whether that shows that they are two. Where it comes
     * from matters while the connection is new: a device that roams takes it along.
     */
    boolean over(DeviceId device, String connection, String address, long nowNanos) {
        boolean known =
                turns(device).getOrDefault(Kind.CONNECTION, NO_CONNECTIONS).knows(connection, nowNanos);
        boolean byConnections = by(device, Kind.CONNECTION, NO_CONNECTIONS, connection, nowNanos);
        boolean byAddresses = !known && from(device, address, nowNanos);
        return byConnections || byAddresses;
    }

    private boolean by(DeviceId device, Kind kind, Turns none, String way, long nowNanos) {
        Map<Kind, Turns> ways = turns(device);
        Turns after = ways.getOrDefault(kind, none).by(way, nowNanos);
        ways.put(kind, after);
        return after.isByTwo();
    }

    private Map<Kind, Turns> turns(DeviceId device) {
        return byDevice.computeIfAbsent(device, first -> new EnumMap<>(Kind.class));
    }

    /** What was seen of a device belongs to an earlier secret of it. */
    void forget(DeviceId device) {
        byDevice.remove(device);
    }
}
