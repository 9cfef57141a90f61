// SPDX-License-Identifier: Apache-2.0
package care.lares.cli;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.DeviceId;
import care.lares.domain.Moment;
import care.lares.domain.PersonId;
import care.lares.domain.Proof;
import care.lares.domain.ResidentId;
import care.lares.journal.JournalListener;
import care.lares.journal.store.JournalSettings;
import care.lares.journal.store.LogJournal;
import care.lares.pipeline.House;
import care.lares.rules.RuleSettings;
import care.lares.rules.book.RuleBook;
import care.lares.security.Secrets;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnrolCommandTest {
    private final Terminal terminal = new Terminal();
    private final House house = new House(new RuleBook(RuleSettings.DEFAULTS), new Moment(Instant.EPOCH, 0));

    @TempDir
    private Path dir;

    @Test
    void givesADeviceASecretThatTheGatewayKnows() throws Exception {
        assertThat(terminal.run(
                        "enrol",
                        "pendant-1",
                        "--resident",
                        "r1",
                        "--name",
                        "Anna",
                        "--place",
                        "12",
                        "--data",
                        dir,
                        "--json"))
                .isZero();
        String secret = terminal.json().getJsonArray("devices").getJsonObject(0).getString("secret");

        reopen().close();

        var device = house.registry().device(new DeviceId("pendant-1")).orElseThrow();
        assertThat(Secrets.matches(secret, device.credential().secretHash())).isTrue();
        assertThat(device.assignment().resident()).contains(new ResidentId("r1"));
        assertThat(house.registry().resident(new ResidentId("r1")).orElseThrow().name())
                .isEqualTo("Anna");
    }

    @Test
    void givesADeviceAKeyAndItsFamilyAndANewNameTakesNothingAway() throws Exception {
        assertThat(terminal.run("enrol", "p1", "--resident", "r1", "--name", "Anna", "--place", "12", "--data", dir))
                .isZero();
        assertThat(terminal.run(
                        "enrol",
                        "mat-1",
                        "--resident",
                        "r1",
                        "--name",
                        "Anna B.",
                        "--driver",
                        "senml",
                        "--psk",
                        "--call-button",
                        "--data",
                        dir,
                        "--json"))
                .isZero();
        assertThat(terminal.json().getJsonArray("devices").getJsonObject(0).getString("psk"))
                .isNotEmpty();

        reopen().close();

        var mat = house.registry().device(new DeviceId("mat-1")).orElseThrow();
        assertThat(mat.driver()).isEqualTo("senml");
        assertThat(mat.credential().proof()).isEqualTo(Proof.PSK);
        assertThat(house.registry().declarations().isCallButton(mat.device())).isTrue();
        assertThat(house.registry().declarations().isCallButton(new DeviceId("p1")))
                .isFalse();
        var anna = house.registry().resident(new ResidentId("r1")).orElseThrow();
        assertThat(anna.name()).isEqualTo("Anna B.");
        assertThat(anna.place().orElseThrow().value()).isEqualTo("12");
    }

    @Test
    void revokesADeviceThatIsThere() throws Exception {
        assertThat(terminal.run("enrol", "p1", "--data", dir)).isZero();
        assertThat(terminal.run("revoke", "p2", "--data", dir)).isEqualTo(2);
        assertThat(terminal.err()).contains("there is no device 'p2'");
        assertThat(terminal.run("revoke", "p1", "--reason", "lost", "--data", dir))
                .isZero();
        assertThat(terminal.out()).contains("may no longer speak");

        reopen().close();

        assertThat(house.registry().revocation(new DeviceId("p1")).orElseThrow().reason())
                .isEqualTo("lost");
    }

    @Test
    void keepsWhoWasEnrolledBefore() throws Exception {
        for (String device : new String[] {"a", "b", "c"}) {
            assertThat(terminal.run("enrol", device, "--data", dir)).isZero();
        }
        assertThat(terminal.run("user", "anna", "--scope", "alarms:act", "evidence:read", "--data", dir))
                .isZero();

        reopen().close();

        for (String device : new String[] {"a", "b", "c"}) {
            assertThat(house.registry().device(new DeviceId(device))).isPresent();
        }
        assertThat(house.registry().person(new PersonId("anna")).orElseThrow().scopes())
                .containsExactlyInAnyOrder("alarms:act", "evidence:read");
    }

    @Test
    void enrolsAListAsASpreadsheetSavesIt() throws Exception {
        Path list = Files.writeString(
                dir.resolve("list.csv"),
                "\ufeffdevice,resident,name,place\r\nw1,r1,\"Beispiel, Anna\",12\r\nw2,,,hall\n");

        assertThat(terminal.run("enrol", "--from", list, "--data", dir.resolve("data")))
                .isZero();

        assertThat(terminal.out().lines()).hasSize(3);
        assertThat(terminal.out()).contains("w1 of r1 in 12", "w2 in hall");
    }

    @Test
    void enrolsNobodyWhenOneLineIsWrong() throws Exception {
        Path list = Files.writeString(dir.resolve("list.csv"), "device,resident,name,place\nw1,,,\nw/2,,,\n");

        assertThat(terminal.run("enrol", "--from", list, "--data", dir.resolve("data")))
                .isEqualTo(2);

        assertThat(terminal.err()).contains("line 3", "nothing was enrolled");
        assertThat(dir.resolve("data")).doesNotExist();
    }

    @Test
    void waitsForTheGatewayToBeStopped() throws Exception {
        assertThat(terminal.run("enrol", "a", "--data", dir)).isZero();
        try (LogJournal running = reopen()) {
            assertThat(terminal.run("enrol", "b", "--data", dir)).isEqualTo(2);
            assertThat(terminal.err()).contains("systemctl stop lares");
            assertThat(running.origin()).isNotEmpty();
        }
    }

    @Test
    void refusesAScopeThatDoesNotExist() {
        assertThat(terminal.run("user", "anna", "--scope", "everything", "--data", dir))
                .isEqualTo(2);
        assertThat(terminal.err()).contains("alarms:act", "evidence:read");
    }

    @Test
    void leavesALogThatIsSoundAndReceiptsThatVerify() throws Exception {
        assertThat(terminal.run("enrol", "pendant-1", "--data", dir)).isZero();
        Path receipt = Files.writeString(dir.resolve("receipt.txt"), receipt());

        assertThat(terminal.run("check-journal", dir)).isZero();
        assertThat(terminal.out()).contains("SOUND");
        assertThat(terminal.run("verify", receipt)).isZero();
        assertThat(terminal.out()).contains("VALID, sealed", "pendant-1", "--key");
        assertThat(terminal.run("verify", "--json", receipt)).isZero();
        JsonObject first = terminal.json().getJsonArray("receipts").getJsonObject(0);
        assertThat(terminal.run("verify", "--key", first.getString("key"), receipt))
                .isZero();
        assertThat(terminal.out()).doesNotContain("--key");
    }

    @Test
    void refusesAChangedReceiptAndAnythingElse() throws Exception {
        assertThat(terminal.run("enrol", "pendant-1", "--data", dir)).isZero();
        Path good = Files.writeString(dir.resolve("good.txt"), receipt());
        Path bad = Files.writeString(dir.resolve("bad.txt"), receipt().replace("index 0", "index 1"));

        assertThat(terminal.run("verify", good, bad, dir.resolve("none.txt"))).isEqualTo(1);
        assertThat(terminal.out()).contains("good.txt: VALID", "bad.txt: REFUSED", "none.txt: REFUSED");
        assertThat(terminal.run("check-journal", dir.resolve("nowhere"))).isEqualTo(1);
        assertThat(terminal.err()).contains("no data directory");
    }

    private String receipt() throws Exception {
        try (LogJournal journal = reopen()) {
            return journal.receipt(0)
                    .toCompletableFuture()
                    .get(60, TimeUnit.SECONDS)
                    .orElseThrow()
                    .text();
        }
    }

    private LogJournal reopen() throws Exception {
        LogJournal journal =
                LogJournal.open(dir, JournalSettings.DEFAULT, InstantSource.system(), System::nanoTime, house);
        journal.snapshot(house.restated(Instant.EPOCH));
        journal.start(new JournalListener() {
            @Override
            public void durable(long size) {}

            @Override
            public void failing(String reason) {}

            @Override
            public void recovered() {}
        });
        return journal;
    }
}
