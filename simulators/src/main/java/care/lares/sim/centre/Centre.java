// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.centre;

import care.lares.domain.Ticks;
import care.lares.sim.centre.fhir.Answers;
import care.lares.sim.centre.fhir.BundleReader;
import care.lares.sim.centre.fhir.Digest;
import care.lares.sim.centre.proof.VerifierKey;
import care.lares.sim.centre.store.ShelfException;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/** A monitoring centre that runs. */
final class Centre implements AutoCloseable {
    private static final Duration LOOKS_EVERY = Duration.ofMillis(200);
    /** Whoever sends a request more slowly is hung up on. */
    private static final int MAX_REQUEST_SECONDS = 30;

    private final CentreSettings settings;
    private final Holdings holdings;
    private final CentreServer server;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

    private Centre(CentreSettings settings, Holdings holdings, CentreServer server) {
        this.settings = settings;
        this.holdings = holdings;
        this.server = server;
    }

    /**
     * Reads what it confirmed before, and begins to listen.
     *
     * @param end stops the process at once, without a word
     */
    static Centre open(CentreSettings settings, InstantSource clock, Ticks ticks, Logbook log, Runnable end)
            throws IOException, ShelfException, GeneralSecurityException {
        HttpServer socket = socket(settings);
        Holdings holdings = Holdings.open(settings.data(), clock);
        for (VerifierKey key : settings.keys()) {
            holdings.trust(key);
        }
        var watch = new Watch(clock, ticks);
        holdings.gateways().forEach(watch::expect);
        var order = new Order(end);
        var doors = doors(settings, holdings, watch, order, log, clock);
        var server = CentreServer.start(socket, new Admission(settings.token()), doors, order, log);
        var centre = new Centre(settings, holdings, server);
        centre.watch(watch, log);
        return centre;
    }

    private static Doors doors(
            CentreSettings settings, Holdings holdings, Watch watch, Order order, Logbook log, InstantSource clock) {
        var refusals = new Refusals(clock);
        var bundles = new BundleDoor(new BundleReader(), new Answers(), holdings, refusals, order, clock);
        return new Doors(
                bundles,
                new CheckpointDoor(settings.keys().isEmpty(), holdings, refusals, log),
                new HeartbeatDoor(settings.keys().isEmpty(), holdings, watch, log, clock),
                new ControlDoor(order, holdings, log),
                new StateDoor(holdings, watch, refusals, order, new Digest(holdings), clock),
                new Page());
    }

    private static HttpServer socket(CentreSettings settings) throws IOException, GeneralSecurityException {
        System.setProperty("sun.net.httpserver.maxReqTime", String.valueOf(MAX_REQUEST_SECONDS));
        var address = new InetSocketAddress(settings.host(), settings.port());
        if (settings.tls().isEmpty()) {
            return HttpServer.create(address, 0);
        }
        HttpsServer server = HttpsServer.create(address, 0);
        SSLContext context = settings.tls().get().context();
        boolean clients = settings.tls().get().clients().isPresent();
        server.setHttpsConfigurator(new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters wanted = context.getDefaultSSLParameters();
                wanted.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
                wanted.setWantClientAuth(clients);
                parameters.setSSLParameters(wanted);
            }
        });
        return server;
    }

    private void watch(Watch watch, Logbook log) {
        var unused = timer.scheduleWithFixedDelay(
                () -> watch.newlySilent().forEach(gateway -> log.note("gateway silent", "gateway", gateway)),
                LOOKS_EVERY.toMillis(),
                LOOKS_EVERY.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** Where it listens, as a gateway is told. */
    String url() {
        return (settings.tls().isPresent() ? "https://" : "http://") + settings.host() + ':' + server.port();
    }

    int port() {
        return server.port();
    }

    @Override
    public void close() throws IOException {
        timer.shutdownNow();
        server.close();
        holdings.close();
    }
}
