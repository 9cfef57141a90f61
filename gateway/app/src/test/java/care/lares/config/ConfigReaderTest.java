// SPDX-License-Identifier: Apache-2.0
package care.lares.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import care.lares.domain.Language;
import care.lares.domain.Language.Style;
import care.lares.domain.Speech;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigReaderTest {
    private static final String MINIMAL = """
            data: /var/lib/lares
            ingest:
              mqtt: {host: 127.0.0.1, port: 1883}
            """;

    private static final String WITNESS_ONE =
            "witness.example/w1+9f274363+BM0Us3+VbpUxlP9/tzs9gdzFYdYadTgJS3w+GmQ+5fOq";
    private static final String WITNESS_TWO =
            "witness.example/w2+34b694c3+BE/QmczUfXiT3+nsJEFOyw2bVCAjKq0w2RxGW+M8vmXE";

    @TempDir
    Path dir;

    @Test
    void readsEverySetting() throws Exception {
        Settings settings = ConfigReader.read(file("""
                data: /var/lib/lares
                site: {name: "Haus Abendrot", address: "Lindenweg 3, 99999 Musterstadt"}
                ingest:
                  mqtt: {host: 127.0.0.1, port: 1883}
                  coap: {host: 10.20.0.1, port: 5683, plain: true}
                  coaps: {host: 0.0.0.0, port: 5684}
                http: {host: 127.0.0.1, port: 8080}
                journal: {linger: 20ms, profile: default}
                """));

        assertThat(settings.data()).isEqualTo(Path.of("/var/lib/lares"));
        assertThat(settings.site().orElseThrow().name()).isEqualTo("Haus Abendrot");
        assertThat(settings.site().orElseThrow().address()).contains("Lindenweg 3, 99999 Musterstadt");
        assertThat(settings.listeners().mqtt()).contains(new Listener("127.0.0.1", 1883));
        assertThat(settings.listeners().coap()).contains(new Listener("10.20.0.1", 5683));
        assertThat(settings.listeners().coaps()).contains(new Listener("0.0.0.0", 5684));
        assertThat(settings.listeners().http()).contains(new Listener("127.0.0.1", 8080));
        assertThat(settings.linger()).isEqualTo(Duration.ofMillis(20));
        assertThat(settings.dev()).isFalse();
    }

    @Test
    void speaksAsTheSiteSaysAndElsePlainEnglishInUtc() throws Exception {
        assertThat(ConfigReader.read(file(MINIMAL)).speech()).isEqualTo(Speech.DEFAULT);
        assertThat(ConfigReader.read(file(MINIMAL + "site: {name: Abendrot}\n")).speech())
                .isEqualTo(Speech.DEFAULT);
        assertThat(ConfigReader.read(
                                file(
                                        MINIMAL
                                                + "site: {name: Abendrot, language: zh, language-style: easy, time-zone: Asia/Shanghai}\n"))
                        .speech())
                .isEqualTo(new Speech(Language.CHINESE, Style.EASY, ZoneId.of("Asia/Shanghai")));
    }

    @ParameterizedTest
    @CsvSource({
        "language: fr, site.language, 'en, de or zh'",
        "language-style: simple, site.language-style, easy",
        "time-zone: Europe/Berln, site.time-zone, Europe/Berlin",
        "time-zone: '+02:00', site.time-zone, Europe/Berlin"
    })
    void saysWhichLanguagesStylesAndZonesThereAre(String wrong, String setting, String accepted) throws Exception {
        List<Fault> faults = faults(MINIMAL + "site:\n  name: Abendrot\n  " + wrong + "\n");
        assertThat(faults).singleElement().satisfies(fault -> {
            assertThat(fault.setting()).isEqualTo(setting);
            assertThat(fault.line()).isEqualTo(6);
            assertThat(fault.accepted()).contains(accepted);
        });
    }

    @Test
    void lingersAsLongAsTheProfileSaysUnlessToldOtherwise() throws Exception {
        assertThat(ConfigReader.read(file(MINIMAL)).linger()).isEqualTo(Duration.ofMillis(10));
        Settings card = ConfigReader.read(file(MINIMAL + "journal: {profile: sd-card}\n"));
        assertThat(card.profile()).isEqualTo(Profile.SD_CARD);
        assertThat(card.linger()).isEqualTo(Duration.ofMillis(2500));
    }

    @Test
    void readsWebhooksAndCallsThemByTheirHostsWhenTheyHaveNoName() throws Exception {
        Path secret = Files.writeString(dir.resolve("desk.secret"), "0123456789abcdef");
        Settings settings = ConfigReader.read(file(MINIMAL + """
                notify:
                  webhook:
                    - {url: "https://desk.example/lares", secret-file: %1$s}
                    - {name: pager, url: "http://10.20.0.9/", secret-file: %1$s}
                """.formatted(secret)));
        assertThat(settings.outside().webhooks())
                .containsExactly(
                        new Webhook("desk.example", "https://desk.example/lares", secret, false),
                        new Webhook("pager", "http://10.20.0.9/", secret, false));
    }

    @Test
    void refusesWebhooksThatTellStrangersOrProveNothing() throws Exception {
        Path weak = Files.writeString(dir.resolve("weak.secret"), "hunter2");
        List<Fault> faults = faults(MINIMAL + """
                notify:
                  webhook:
                    - {url: "http://desk.example/lares", secret-file: %1$s}
                    - {url: "https://desk.example/other", secret-file: /nowhere/desk.secret}
                    - {url: "https://desk.example/", secret: hunter2}
                """.formatted(weak));
        assertThat(faults).extracting(Fault::line).containsOnly(8);
        assertThat(faults.toString()).doesNotContain("hunter2").contains("secrets never stand in this file");
        assertThat(faults(MINIMAL + """
                        notify:
                          webhook:
                            - {url: "http://desk.example/lares", secret-file: %1$s}
                            - {url: "https://desk.example/other", secret-file: /nowhere/desk.secret}
                        """.formatted(weak)))
                .extracting(fault -> fault.line() + " " + fault.setting())
                .containsExactlyInAnyOrder(
                        "6 notify.webhook.0.url",
                        "6 notify.webhook.0.secret-file",
                        "7 notify.webhook.1.name",
                        "7 notify.webhook.1.secret-file");
    }

    @Test
    void tellsAllFaultsAtOnceEachWithItsLine() throws Exception {
        assertThat(faults("""
                        data: relative/path
                        site:
                          nmae: Haus Abendrot
                        ingest:
                          mqtt:
                            host: 127.0.0.1
                            port: 99999
                        journal:
                          profile: ssd
                        """))
                .extracting(Fault::line, Fault::setting)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(1, "data"),
                        org.assertj.core.groups.Tuple.tuple(2, "site.name"),
                        org.assertj.core.groups.Tuple.tuple(3, "site.nmae"),
                        org.assertj.core.groups.Tuple.tuple(7, "ingest.mqtt.port"),
                        org.assertj.core.groups.Tuple.tuple(9, "journal.profile"));
    }

    @Test
    void saysWhatIsWrongAndWhatIsAccepted() throws Exception {
        assertThat(faults(MINIMAL.replace("1883", "99999")).get(0))
                .hasToString("line 3: ingest.mqtt.port: is '99999'; accepted: a whole number from 0 (any free port) to"
                        + " 65535");
    }

    @Test
    void readsTheLedger() throws Exception {
        String contract = "0x" + "Ab".repeat(20);
        String minimal =
                MINIMAL + "ledger: {rpc: 'https://ledger.example/', contract: '" + contract + "', chain-id: 1337";
        assertThat(ConfigReader.read(file(minimal + "}\n"))
                        .outside()
                        .anchoring()
                        .ledger())
                .contains(new LedgerNode(
                        "https://ledger.example/", Optional.of("ab".repeat(20)), 1337, Optional.empty(), 12));
        Settings more = ConfigReader.read(
                file(minimal + ", genesis: '0x" + "CD".repeat(32) + "', every: 90s, confirmations: 1}\n"));
        assertThat(more.outside().anchoring().every()).isEqualTo(Duration.ofSeconds(90));
        assertThat(more.outside().anchoring().ledger().orElseThrow().genesis()).contains("cd".repeat(32));
        assertThat(more.outside().anchoring().ledger().orElseThrow().confirmations())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://ledger.example | 10m | ledger.rpc",
                "http://10.0.0.7:8545 | 10m | ledger.rpc",
                "http://127.0.0.1.example | 10m | ledger.rpc",
                "https://user:secret@ledger.example | 10m | ledger.rpc",
                "ftp://127.0.0.1 | 10m | ledger.rpc",
                "http://127.0.0.1:8545 | 9s | ledger.every",
                "http://[::1]:8545 | 25h | ledger.every",
                "http://localhost:8545 | soon | ledger.every"
            })
    void refusesALedgerThatIsUnsafeOrCannotWork(String rpc, String every, String setting) throws Exception {
        assertThat(faults(MINIMAL + "ledger: {rpc: '" + rpc + "', contract: '0x" + "ab".repeat(20)
                        + "', chain-id: 1, every: " + every + "}\n"))
                .extracting(Fault::setting)
                .containsExactly(setting);
    }

    @Test
    void stopsAtAnUnknownSettingAndNamesTheKnownOnes() throws Exception {
        assertThat(faults(MINIMAL + "colour: red\n"))
                .containsExactly(
                        new Fault(
                                4,
                                "colour",
                                "is not a setting",
                                "one of data, site, ingest, http, notify, centre, ledger, witnesses, witnesses-every, witnesses-needed, journal"));
    }

    @Test
    void tellsACentreElsewhereNoMoreThanHours() throws Exception {
        String near = "centre: {name: c, url: \"http://127.0.0.1:9\", every: 10s}\n";
        String far = "centre: {name: c, url: \"https://centre.example\", every: %s}\n";

        assertThat(ConfigReader.read(file(MINIMAL + near))
                        .outside()
                        .centre()
                        .orElseThrow()
                        .summaries())
                .isEqualTo(Duration.ofSeconds(10));
        assertThat(ConfigReader.read(file(MINIMAL + far.formatted("2h")))
                        .outside()
                        .centre()
                        .orElseThrow()
                        .summaries())
                .isEqualTo(Duration.ofHours(2));
        assertThat(faults(MINIMAL + far.formatted("59m")))
                .extracting(Fault::setting)
                .containsExactly("centre.every");
    }

    @Test
    void keepsSecretsOutOfTheFile() throws Exception {
        Fault fault = faults(MINIMAL + "http: {host: 127.0.0.1, port: 1, password: hunter2}\n")
                .get(0);

        assertThat(fault.problem()).contains("secrets never stand in this file");
        assertThat(fault.toString()).doesNotContain("hunter2");
    }

    @Test
    void stopsAtASettingThatStandsTwice() throws Exception {
        assertThat(faults(MINIMAL + "data: /elsewhere\n").get(0).toString())
                .startsWith("line 4: data: stands here again, first in line 1");
    }

    @Test
    void refusesAPlainListenerThatOthersCanReachUnlessToldThatItIsMeant() throws Exception {
        String open = MINIMAL.replace("127.0.0.1", "0.0.0.0");

        assertThat(faults(open).get(0).toString())
                .startsWith("line 3: ingest.mqtt.host")
                .contains("plain: true");
        Settings meant = ConfigReader.read(file(open.replace("1883", "1883, plain: true")));
        assertThat(meant.listeners().mqtt()).contains(new Listener("0.0.0.0", 1883));
    }

    @Test
    void refusesALingerDevicesWouldNotWaitFor() throws Exception {
        assertThat(faults(MINIMAL + "journal: {linger: 60s}\n"))
                .extracting(Fault::line)
                .containsExactly(4);
    }

    @Test
    void refusesTwoListenersOnOnePort() throws Exception {
        assertThat(faults(MINIMAL + "http: {host: 127.0.0.1, port: 1883}\n"))
                .extracting(Fault::setting)
                .containsExactly("http.port");
    }

    @Test
    void tellsUdpPortsFromThoseOfTcp() throws Exception {
        String both = MINIMAL + "  coap: {host: 127.0.0.1, port: 1883}\n  coaps: {host: 127.0.0.1, port: %d}\n";

        assertThat(ConfigReader.read(file(both.formatted(5684))).listeners().coap())
                .contains(new Listener("127.0.0.1", 1883));
        assertThat(faults(both.formatted(1883)))
                .extracting(Fault::line, Fault::setting)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(5, "ingest.coaps.port"));
    }

    @Test
    void refusesCoapWithoutDtlsThatOthersCanReachUnlessToldThatItIsMeant() throws Exception {
        assertThat(faults(MINIMAL + "  coap: {host: 0.0.0.0, port: 5683}\n")
                        .get(0)
                        .toString())
                .startsWith("line 4: ingest.coap.host")
                .contains("in any device's name");
        assertThat(faults(MINIMAL + "  coaps: {host: 0.0.0.0, port: 5684, plain: true}\n"))
                .extracting(Fault::setting)
                .containsExactly("ingest.coaps.plain");
    }

    @Test
    void refusesWhatIsNoYamlWithTheLine() throws Exception {
        assertThat(faults("data: /var\ningest: [\n").get(0).problem()).contains("not YAML");
        assertThat(faults("").get(0).problem()).contains("empty");
        assertThat(faults(MINIMAL + "---\ndata: /x\n").get(0).line()).isGreaterThanOrEqualTo(4);
        assertThat(faults("just text").get(0).problem()).isEqualTo("is 'just text'");
    }

    private List<Fault> faults(String text) throws IOException {
        Path file = file(text);
        return catchThrowableOfType(InvalidConfigException.class, () -> ConfigReader.read(file))
                .faults();
    }

    @Test
    void readsWitnessesOfWhichMoreThanHalfMustCosign() throws Exception {
        String one = "{name: north, url: \"https://witness.example/w1\", key: \"" + WITNESS_ONE + "\"}";
        String two = "{name: south, url: \"http://127.0.0.1:8421\", key: \"" + WITNESS_TWO + "\"}";
        Settings settings = ConfigReader.read(file(MINIMAL + "witnesses:\n  - " + one + "\n  - " + two + "\n"));
        assertThat(settings.outside().anchoring().witnesses().needed()).isEqualTo(2);
        assertThat(settings.outside().anchoring().witnesses().all())
                .contains(new WitnessNode("north", "https://witness.example/w1", Optional.of(WITNESS_ONE)));
        Settings either = ConfigReader.read(
                file(MINIMAL + "witnesses-needed: 1\nwitnesses:\n  - " + one + "\n  - " + two + "\n"));
        assertThat(either.outside().anchoring().witnesses().needed()).isEqualTo(1);
    }

    @Test
    void refusesWitnessesThatCouldNotProveAnything() throws Exception {
        String line = "  - {name: %s, url: \"%s\", key: \"%s\"}\n";
        String yaml = MINIMAL + "witnesses:\n"
                + line.formatted("north", "http://witness.example", WITNESS_ONE)
                + line.formatted("north", "https://witness.example", WITNESS_TWO.replace("w2+", "w3+"))
                + line.formatted("south", "https://witness.example", WITNESS_ONE)
                + "witnesses-needed: 4\n";
        InvalidConfigException faults =
                catchThrowableOfType(InvalidConfigException.class, () -> ConfigReader.read(file(yaml)));
        assertThat(faults.faults())
                .extracting(fault -> fault.line() + " " + fault.setting())
                .containsExactly(
                        "5 witnesses.0.url",
                        "6 witnesses.1.name",
                        "6 witnesses.1.key",
                        "7 witnesses.2.key",
                        "8 witnesses-needed");
        assertThat(catchThrowableOfType(
                                InvalidConfigException.class,
                                () -> ConfigReader.read(file(MINIMAL + "witnesses:\n"
                                        + line.formatted("north", "https://witness.example", "w+0102+AAAA"))))
                        .faults())
                .hasSize(1);
    }

    private Path file(String text) throws IOException {
        return Files.writeString(dir.resolve("lares.yaml"), text);
    }
}
