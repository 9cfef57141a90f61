// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.mqtt.zigbee2mqtt;

import care.lares.domain.DeviceId;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which device a friendly name is. A name that is a device id is that one; in others every character no id may have
 * becomes {@code _}. Two names that would be the same id are told apart by a number made of the name.
 */
final class Names {
    private static final Logger LOG = LoggerFactory.getLogger(Names.class);
    /** Most names remembered: several networks, and those renamed and removed. */
    static final int MAX_NAMES = 8_192;
    /** Longest part of a name that an id keeps, in characters, when it is too long or taken: the rest tells it apart. */
    private static final int KEPT = 55;

    private final Map<String, DeviceId> byName = new HashMap<>();
    private final Set<DeviceId> taken = new HashSet<>();

    /**
     * The device with this name.
     *
     * @throws IllegalArgumentException when there are more names than any network has, or the name is empty
     */
    DeviceId of(String name) {
        DeviceId known = byName.get(name);
        if (known != null) {
            return known;
        }
        if (name.isEmpty()) {
            throw new IllegalArgumentException("the topic names no device");
        }
        if (byName.size() >= MAX_NAMES) {
            throw new IllegalArgumentException("a bridge has at most " + MAX_NAMES + " devices");
        }
        DeviceId id = newId(name);
        byName.put(name, id);
        taken.add(id);
        return id;
    }

    /** The device with this name, if it was heard before. */
    Optional<DeviceId> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The devices of a whole network. Names that are ids come first, so that none of them has to make way. */
    Map<String, DeviceId> of(Collection<String> network) {
        Map<String, DeviceId> devices = new LinkedHashMap<>();
        network.stream()
                .sorted(Comparator.comparing(name -> !isId(name)))
                .filter(name -> byName.containsKey(name) || byName.size() < MAX_NAMES)
                .forEach(name -> devices.put(name, of(name)));
        return devices;
    }

    /** Every device whose name was heard. */
    Collection<DeviceId> all() {
        return Collections.unmodifiableSet(taken);
    }

    private DeviceId newId(String name) {
        String plain = plain(name);
        if (plain.length() <= DeviceId.MAX_LENGTH) {
            DeviceId id = new DeviceId(plain);
            if (!taken.contains(id)) {
                return id;
            }
            LOG.warn("two zigbee names are the same device id, the later one gets a number id={}", id);
        }
        String kept = plain.substring(0, Math.min(KEPT, plain.length()));
        return new DeviceId(kept + "~" + String.format("%08x", name.hashCode()));
    }

    private static boolean isId(String name) {
        return !name.isEmpty()
                && name.length() <= DeviceId.MAX_LENGTH
                && plain(name).equals(name);
    }

    private static String plain(String name) {
        StringBuilder plain = new StringBuilder(name.length());
        name.chars().forEach(c -> plain.append(isAllowed((char) c) ? (char) c : '_'));
        return plain.toString();
    }

    private static boolean isAllowed(char c) {
        return c >= ' ' && c != 0x7f && c != '/' && c != '+' && c != '#' && !Character.isSurrogate(c);
    }
}
