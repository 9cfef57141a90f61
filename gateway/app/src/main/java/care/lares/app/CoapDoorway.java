// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import care.lares.clock.HouseClock;
import care.lares.config.Listener;
import care.lares.config.Settings;
import care.lares.domain.DeviceId;
import care.lares.domain.Ticks;
import care.lares.driver.press.PressDriver;
import care.lares.ingest.coap.CoapIntake;
import care.lares.ingest.coap.CoapListener;
import care.lares.journal.Registry;
import care.lares.journal.store.LogJournal;
import care.lares.pipeline.Pipeline;
import care.lares.rules.GatewayFindings;
import care.lares.security.PresharedKeys;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Optional;

/** Puts the CoAP door together, where the settings want one. */
final class CoapDoorway {
    private final Settings settings;
    private final Registry registry;
    private final HouseClock clock;
    private final Ticks ticks;
    private final Optional<Unheard> blind;

    /**
     * One that is not there yet.
     *
     * @param blind while what was enrolled cannot be read: remembers who came in vain
     */
    CoapDoorway(Settings settings, Registry registry, HouseClock clock, Ticks ticks, Optional<Unheard> blind) {
        this.settings = settings;
        this.registry = registry;
        this.clock = clock;
        this.ticks = ticks;
        this.blind = blind;
    }

    Optional<CoapListener> listener(EventLoop loop, LogJournal journal, Pipeline pipeline) {
        if (settings.listeners().coap().isEmpty()
                && settings.listeners().coaps().isEmpty()) {
            return Optional.empty();
        }
        PresharedKeys keys = new PresharedKeys(journal.derivedKey(PresharedKeys.LABEL));
        Sensors sensors = new Sensors(registry, settings.speech().zone());
        CoapIntake intake = new CoapIntake(
                pipeline,
                new DeviceKeys(
                        registry,
                        settings.development(),
                        keys,
                        blind.map(unheard -> device -> cameInVain(device, unheard, pipeline))),
                sensors.nativeJson(pipeline::heard),
                sensors.senml(pipeline::heard),
                sensors.gatt(),
                new PressDriver(),
                () -> !journal.status().failing().isEmpty(),
                clock,
                clock::isTrusted,
                ticks);
        return Optional.of(new CoapListener(
                loop.context(),
                settings.listeners().coap().map(CoapDoorway::address),
                settings.listeners().coaps().map(CoapDoorway::address),
                intake));
    }

    private void cameInVain(DeviceId device, Unheard unheard, Pipeline pipeline) {
        Instant now = clock.instant();
        if (unheard.came(device, now)) {
            pipeline.found(GatewayFindings.keysUnread(now));
        }
    }

    private static InetSocketAddress address(Listener listener) {
        return new InetSocketAddress(listener.host(), listener.port());
    }
}
