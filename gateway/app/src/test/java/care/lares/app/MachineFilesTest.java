// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the machine's own files tell: whether a cable is plugged in, and whether the power went. */
class MachineFilesTest {
    private static final String ROUTES =
            "Iface\tDestination\tGateway \tFlags\nwlan0\t0000A8C0\t00000000\t0001\neth0\t00000000\t0100A8C0\t0003\n";
    private static final Instant NIGHT = Instant.parse("2026-11-21T02:10:00Z");

    @TempDir
    Path root;

    @TempDir
    Path data;

    @Test
    void aWayOutIsTheDefaultRoutesInterfaceWithItsCarrier() throws Exception {
        NetworkRoute route = new NetworkRoute(root);
        assertThat(route.isUp()).as("nobody can tell").isFalse();
        write("proc/net/route", ROUTES);
        write("sys/class/net/eth0/carrier", "1\n");
        write("sys/class/net/wlan0/carrier", "0\n");
        assertThat(route.isUp()).isTrue();
        write("sys/class/net/eth0/carrier", "0\n");
        assertThat(route.isUp()).as("the cable is pulled").isFalse();
        write("sys/class/net/eth0/carrier", "1\n");
        write("proc/net/route", "Iface\tDestination\n");
        assertThat(route.isUp()).as("no route leads out").isFalse();
    }

    @Test
    void aGatewayThatFindsAnotherStartOfTheMachineWentWithItsPower() throws Exception {
        write("proc/sys/kernel/random/boot_id", "one\n");
        AliveMark first = live();
        assertThat(first.wentWithThePower()).isFalse();
        assertThat(new AliveMark(data, root).wentWithThePower())
                .as("it was killed, the machine went on")
                .isFalse();
        write("proc/sys/kernel/random/boot_id", "two\n");
        AliveMark afterPower = new AliveMark(data, root);
        assertThat(afterPower.wentWithThePower()).isTrue();
        assertThat(afterPower.last()).as("it still says when").contains(NIGHT);
        first.stop();
        assertThat(new AliveMark(data, root).wentWithThePower())
                .as("it was stopped in order, and the machine started anew")
                .isFalse();
    }

    @Test
    void theMarkSaysWhetherItsTimeWasRight() throws Exception {
        write("proc/sys/kernel/random/boot_id", "one\n");
        AliveMark unset = new AliveMark(data, root);
        assertThat(unset.before()).as("there was no life before").isEqualTo(new LastLife("", true, Optional.empty()));
        unset.start(() -> NIGHT, () -> false);
        unset.stop();
        unset.touch(NIGHT);
        AliveMark next = new AliveMark(data, root);
        assertThat(next.before()).isEqualTo(new LastLife("", false, Optional.empty()));
        next.settled(NIGHT);
        next.touch(NIGHT.plusSeconds(60));
        AliveMark third = new AliveMark(data, root);
        assertThat(third.before()).isEqualTo(new LastLife("one", true, Optional.of(NIGHT)));
        assertThat(third.last()).contains(NIGHT.plusSeconds(60));
        third.settled(NIGHT.plusSeconds(3_599));
        third.touch(NIGHT.plusSeconds(3_600));
        assertThat(new AliveMark(data, root).before().settled())
                .as("a card is spared")
                .contains(NIGHT);
        third.settled(NIGHT.plusSeconds(3_600));
        third.touch(NIGHT.plusSeconds(3_615));
        assertThat(new AliveMark(data, root).before().settled()).contains(NIGHT.plusSeconds(3_600));
    }

    @Test
    void aMarkOfAnEarlierBuildIsRead() {
        assertThat(LastLife.parse("")).isEqualTo(new LastLife("", true, Optional.empty()));
        assertThat(LastLife.parse("one")).isEqualTo(new LastLife("one", true, Optional.empty()));
        assertThat(LastLife.parse("one\ntime=unsure\nsettled=rubbish\nanother=1\n"))
                .isEqualTo(new LastLife("one", false, Optional.empty()));
    }

    private AliveMark live() {
        AliveMark mark = new AliveMark(data, root);
        mark.start(() -> NIGHT, () -> true);
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> mark.last().filter(NIGHT::equals).isPresent()
                        && Files.readString(data.resolve("alive")).startsWith("one\n"));
        return mark;
    }

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
