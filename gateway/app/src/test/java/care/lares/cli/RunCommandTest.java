// SPDX-License-Identifier: Apache-2.0
package care.lares.cli;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.config.Listener;
import care.lares.config.Settings;
import care.lares.journal.log.UnusableDirectoryException;
import io.vertx.core.Future;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCommandTest {
    private final Terminal terminal = new Terminal();

    @TempDir
    private Path dir;

    @Test
    void saysInItsFirstLineThatADevelopmentGatewayIsReadyAndWhere() {
        assertThat(terminal.run("run", "--dev", "--data", dir)).isZero();

        assertThat(terminal.json().getBoolean("ready")).isTrue();
        assertThat(terminal.json().getInteger("http")).isEqualTo(8080);
        assertThat(terminal.json().getInteger("mqtt")).isEqualTo(1883);
        assertThat(terminal.json().getInteger("coap")).isEqualTo(5683);
        assertThat(terminal.json().getInteger("coaps")).isEqualTo(5684);
        assertThat(terminal.json().getJsonObject("psk").getString("key")).hasSizeGreaterThanOrEqualTo(26);
        assertThat(terminal.json().getString("token")).hasSizeGreaterThanOrEqualTo(26);
        assertThat(terminal.json().getString("data")).isEqualTo(dir.toString());
    }

    @Test
    void keepsADevelopmentGatewayOnTheLoopback() {
        AtomicReference<Settings> started = new AtomicReference<>();
        GatewayStarter starter = terminal.gateways;
        terminal.gateways = settings -> {
            started.set(settings);
            return starter.start(settings);
        };

        assertThat(terminal.run("run", "--dev", "--data", dir, "--mqtt", "1884", "--coaps", "5685"))
                .isZero();

        assertThat(started.get().dev()).isTrue();
        assertThat(started.get().listeners().mqtt()).contains(new Listener("127.0.0.1", 1884));
        assertThat(started.get().listeners().coap()).contains(new Listener("127.0.0.1", 0));
        assertThat(started.get().listeners().coaps()).contains(new Listener("127.0.0.1", 5685));
        assertThat(started.get().listeners().http()).contains(new Listener("127.0.0.1", 0));
    }

    @Test
    void itsClocksStandStillOnlyWhenAskedTo() {
        List<Boolean> manual = new ArrayList<>();
        GatewayStarter starter = terminal.gateways;
        terminal.gateways = settings -> {
            manual.add(settings.manualClock());
            return starter.start(settings);
        };
        assertThat(terminal.run("run", "--dev", "--data", dir)).isZero();
        assertThat(terminal.run("run", "--dev", "--data", dir, "--clock", "manual"))
                .isZero();
        assertThat(manual).containsExactly(false, true);
        assertThat(terminal.run("run", "--dev", "--data", dir, "--clock", "sundial"))
                .isEqualTo(2);
        assertThat(terminal.err.toString()).contains("expected system or manual, but was 'sundial'");
    }

    @Test
    void hasNoTokenWhenConfigured() throws Exception {
        assertThat(terminal.run("run", "--config", config(1883, 0))).isZero();
        assertThat(terminal.json().containsKey("token")).isFalse();
        assertThat(terminal.json().containsKey("psk")).isFalse();
    }

    @Test
    void refusesABadConfigurationInOneLine() throws Exception {
        Path file = Files.writeString(dir.resolve("bad.yaml"), "data: here\ncolour: red\n");

        assertThat(terminal.run("run", "--config", file)).isEqualTo(2);
        assertThat(terminal.err.toString().lines()).hasSize(1);
        assertThat(terminal.err.toString()).contains("line 1").contains("lares check-config");
    }

    @Test
    void refusesAConfigurationThatIsNotThere() {
        assertThat(terminal.run("run", "--config", dir.resolve("none.yaml"))).isEqualTo(2);
        assertThat(terminal.err.toString()).contains("does not exist");
    }

    @Test
    void namesTheListenerWhosePortIsBusy() throws Exception {
        try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            terminal.gateways = settings -> Future.failedFuture(new BindException("Address already in use"));

            assertThat(terminal.run("run", "--config", config(0, busy.getLocalPort())))
                    .isEqualTo(2);

            assertThat(terminal.err.toString())
                    .isEqualTo("lares: http cannot listen on 127.0.0.1:" + busy.getLocalPort()
                            + ": the port is busy; stop what holds it, or set another port\n");
        }
    }

    @Test
    void saysWhatTheJournalSaysOfADirectoryItCannotUse() throws Exception {
        terminal.gateways = settings -> {
            throw new UnusableDirectoryException("data directory is on a full disk: free some space");
        };

        assertThat(terminal.run("run", "--config", config(0, 0))).isEqualTo(2);
        assertThat(terminal.err.toString()).isEqualTo("lares: data directory is on a full disk: free some space\n");
    }

    private Path config(int mqtt, int http) throws Exception {
        return Files.writeString(dir.resolve("lares.yaml"), """
                data: %s/data
                ingest:
                  mqtt: {host: 127.0.0.1, port: %d}
                http: {host: 127.0.0.1, port: %d}
                """.formatted(dir, mqtt, http));
    }
}
