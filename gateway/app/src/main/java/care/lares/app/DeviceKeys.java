// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import care.lares.config.Settings.Development;
import care.lares.domain.DeviceId;
import care.lares.ingest.coap.DeviceIdentities;
import care.lares.journal.Registry;
import care.lares.security.PresharedKeys;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Which devices CoAP lets in. A revoked one still is: what it says is refused further in, except that a call from it is
 * heard. In a gateway for tests any name is a device, and one key is everyone's. While nobody knows who was enrolled, any
 * name is a device, and no key is anyone's.
 */
final class DeviceKeys implements DeviceIdentities {
    private static final String NO_GENERATION = "development";

    private final Registry registry;
    private final Optional<Development> development;
    private final PresharedKeys keys;
    private final Optional<Consumer<DeviceId>> blind;

    /**
     * Those of the devices in a registry.
     *
     * @param blind while what was enrolled cannot be read: who is told which device came with a key in vain
     */
    DeviceKeys(
            Registry registry,
            Optional<Development> development,
            PresharedKeys keys,
            Optional<Consumer<DeviceId>> blind) {
        this.registry = registry;
        this.development = development;
        this.keys = keys;
        this.blind = blind;
    }

    @Override
    public boolean isEnrolled(DeviceId device) {
        return blind.isPresent()
                || development.isPresent()
                || registry.device(device).isPresent();
    }

    @Override
    public Optional<Psk> psk(DeviceId device) {
        if (development.isPresent()) {
            return development.map(shared -> new Psk(shared.psk(), NO_GENERATION));
        }
        blind.ifPresent(told -> told.accept(device));
        return registry.device(device)
                .map(registered -> registered.credential().secretHash())
                .filter(hash -> !hash.isEmpty())
                .map(hash -> new Psk(keys.of(device, hash), hash));
    }
}
