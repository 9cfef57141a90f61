// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.demo;

import care.lares.domain.Ticks;
import care.lares.sim.gateway.GatewayException;
import care.lares.sim.gateway.GatewayProcess;
import care.lares.sim.gateway.LaresCommand;
import care.lares.sim.gateway.Ready;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;

/** The ward's gateway: one process after another on the same data and the same ports. */
final class WardGateway implements AutoCloseable {
    private final LaresCommand lares;
    private final DemoHome home;
    private final Ticks ticks;
    private GatewayProcess process;

    private WardGateway(LaresCommand lares, DemoHome home, Ticks ticks, GatewayProcess process) {
        this.lares = lares;
        this.home = home;
        this.ticks = ticks;
        this.process = process;
    }

    /** Starts it; port 0 is any free one. */
    static WardGateway start(LaresCommand lares, DemoHome home, int http, int mqtt, Ticks ticks)
            throws GatewayException, IOException {
        configure(home, http, mqtt);
        return new WardGateway(lares, home, ticks, lares.gateway(home.config(), home.log(), ticks));
    }

    private static void configure(DemoHome home, int http, int mqtt) throws IOException {
        Files.writeString(home.config(), """
                data: "%s"
                ingest:
                  mqtt: {host: 127.0.0.1, port: %d, plain: true}
                http: {host: 127.0.0.1, port: %d, plain: true}
                """.formatted(home.data(), mqtt, http));
    }

    Ready ready() {
        return process.ready();
    }

    Duration readyAfter() {
        return process.readyAfter();
    }

    long pid() {
        return process.pid();
    }

    long residentMegabytes() throws GatewayException {
        return process.usage().residentMegabytes();
    }

    /** SIGKILL. */
    void kill() throws GatewayException {
        process.kill();
    }

    /** Starts it again where its clients will look for it. */
    void restart() throws GatewayException, IOException {
        Ready before = process.ready();
        process.close();
        configure(home, before.http(), before.mqtt());
        process = lares.gateway(home.config(), home.log(), ticks);
    }

    /** SIGTERM; its exit status. */
    int stop() throws GatewayException {
        return process.stop();
    }

    @Override
    public void close() {
        process.close();
    }
}
