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
    private final String webhook;
    private final String elsewhere;
    private final Ticks ticks;
    private GatewayProcess process;

    private WardGateway(
            LaresCommand lares, DemoHome home, String webhook, String elsewhere, Ticks ticks, GatewayProcess process) {
        this.lares = lares;
        this.home = home;
        this.webhook = webhook;
        this.elsewhere = elsewhere;
        this.ticks = ticks;
        this.process = process;
    }

    /**
     * Starts it; port 0 is any free one.
     *
     * @param webhook where alarms are told besides
     * @param elsewhere lines of its configuration that say who is told elsewhere
     */
    static WardGateway start(LaresCommand lares, DemoSettings settings, String webhook, String elsewhere, Ticks ticks)
            throws GatewayException, IOException {
        DemoHome home = settings.home();
        configure(home, webhook, elsewhere, settings.http(), settings.mqtt(), settings.coap());
        return new WardGateway(lares, home, webhook, elsewhere, ticks, lares.gateway(home.config(), home.log(), ticks));
    }

    private static void configure(DemoHome home, String webhook, String elsewhere, int http, int mqtt, int coap)
            throws IOException {
        Files.writeString(
                home.config(), """
                data: "%s"
                ingest:
                  mqtt: {host: 127.0.0.1, port: %d, plain: true}
                  coap: {host: 127.0.0.1, port: %d, plain: true}
                http: {host: 127.0.0.1, port: %d, plain: true}
                notify:
                  webhook: [{name: office, url: "%s", secret-file: "%s"}]
                site: {name: "Haus Abendrot", address: "Lindenweg 3"}
                %s""".formatted(home.data(), mqtt, coap, http, webhook, home.webhookSecret(), elsewhere));
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
        configure(home, webhook, elsewhere, before.http(), before.mqtt(), before.coap());
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
