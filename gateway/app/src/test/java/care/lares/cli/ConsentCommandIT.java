// SPDX-License-Identifier: Apache-2.0
package care.lares.cli;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.app.Gateway;
import care.lares.config.Settings;
import care.lares.config.Settings.DevPorts;
import care.lares.config.Settings.Development;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Consents at the command line: with a gateway that runs, and with one that is stopped. */
class ConsentCommandIT {
    private final Terminal terminal = new Terminal();

    @TempDir
    private Path dir;

    @Test
    void whatAStoppedGatewayIsToldHoldsInTheRunningOneAndTheOtherWayRound() throws Exception {
        terminal.run("enrol", "p1", "--resident", "anna", "--name", "Anna", "--data", dir);
        assertThat(terminal.run(
                        "consent", "give", "anna", "--to", "north", "--for", "care", "--named", "--id", "c-1", "--data",
                        dir))
                .isZero();
        assertThat(terminal.out()).isEqualTo("c-1: north may have data of anna for care, with the name\n");

        Gateway gateway = start();
        terminal.environment = Map.of("LARES_TOKEN", "admin-token");
        String api = "http://127.0.0.1:" + gateway.httpPort();
        assertThat(terminal.run("consent", "list", "--api", api)).isZero();
        assertThat(terminal.out()).startsWith("c-1: north may have");
        assertThat(terminal.run("consent", "withdraw", "c-1", "--reason", "asked to", "--api", api))
                .isZero();
        assertThat(terminal.run("consent", "withdraw", "c-1", "--api", api)).isEqualTo(2);
        assertThat(terminal.err()).contains("there is no such consent");
        assertThat(terminal.run("consent", "list", "--api", api)).isZero();
        assertThat(terminal.out()).isEqualTo("no consent holds: nothing leaves but alarms\n");
        assertThat(terminal.run(
                        "consent",
                        "give",
                        "anna",
                        "--to",
                        "south",
                        "--for",
                        "research",
                        "--until",
                        "2999-01-01T00:00:00Z",
                        "--api",
                        api,
                        "--json"))
                .isZero();
        String minted = terminal.json().getString("id");
        stop(gateway);

        assertThat(terminal.run("consent", "list", "--data", dir, "--json")).isZero();
        JsonObject only = terminal.json().getJsonArray("items").getJsonObject(0);
        assertThat(only.getString("id")).isEqualTo(minted);
        assertThat(only.getBoolean("named")).isFalse();
        assertThat(terminal.run("consent", "withdraw", minted, "--data", dir)).isZero();
        assertThat(terminal.out()).contains("holds no longer");
    }

    @Test
    void saysWhatIsWrongInOneLine() {
        terminal.run("enrol", "p1", "--resident", "anna", "--name", "Anna", "--data", dir);
        assertRefused("there is no resident 'bert'", "give", "bert", "--to", "north", "--for", "care");
        assertRefused("there is no purpose 'gossip'; there are care", "give", "anna", "--to", "n", "--for", "gossip");
        assertRefused("must be a time", "give", "anna", "--to", "n", "--for", "care", "--until", "tomorrow");
        assertRefused(
                "must be in the future",
                "give",
                "anna",
                "--to",
                "n",
                "--for",
                "care",
                "--until",
                "2020-01-01T00:00:00Z");
        assertRefused("must not hold", "give", "anna", "--to", "n/s", "--for", "care");
        assertRefused("there is no consent 'c-9'", "withdraw", "c-9");
        assertThat(terminal.run("consent")).isEqualTo(2);
        assertThat(terminal.err()).contains("say give, withdraw or list");
        assertThat(terminal.run("consent", "list", "--api", "http://127.0.0.1:1", "--token", "x"))
                .isEqualTo(2);
        assertThat(terminal.err()).contains("no gateway answers");
    }

    private void assertRefused(String reason, Object... words) {
        Object[] all = new Object[words.length + 3];
        all[0] = "consent";
        System.arraycopy(words, 0, all, 1, words.length);
        all[words.length + 1] = "--data";
        all[words.length + 2] = dir;
        assertThat(terminal.run(all)).isEqualTo(2);
        assertThat(terminal.err()).contains(reason);
        assertThat(terminal.err().lines()).hasSize(1);
    }

    private Gateway start() throws Exception {
        return Gateway.start(Settings.dev(dir, DevPorts.ANY, new Development("admin-token", "psk")))
                .toCompletionStage()
                .toCompletableFuture()
                .get(60, TimeUnit.SECONDS);
    }

    private static void stop(Gateway gateway) throws Exception {
        gateway.stop().toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    }
}
