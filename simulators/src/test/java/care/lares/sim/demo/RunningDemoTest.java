// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.lares.sim.link.Credential;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningDemoTest {
    private static final long NOBODY = Long.MAX_VALUE;

    @TempDir
    private Path directory;

    @Test
    void leavesWordThatOnlyItsOwnerReads() throws Exception {
        RunningDemo demo = demo(ProcessHandle.current().pid());
        demo.announce(home());
        assertThat(RunningDemo.find(home())).contains(demo);
        assertThat(Files.getPosixFilePermissions(home().running()))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void wordOfOneThatHasEndedIsNone() throws Exception {
        demo(NOBODY).announce(home());
        assertThat(RunningDemo.find(home())).isEmpty();
        withoutDoor();
        assertThat(RunningDemo.find(home())).isEmpty();
    }

    @Test
    void wordOfAnOlderOneSaysWhatToDo() throws Exception {
        demo(ProcessHandle.current().pid()).announce(home());
        withoutDoor();
        assertThatThrownBy(() -> RunningDemo.find(home()))
                .isInstanceOf(DemoException.class)
                .hasMessageContaining("another version")
                .hasMessageContaining("./lares demo");
    }

    @Test
    void itsSecretsAreNotPrinted() {
        assertThat(demo(1).toString()).doesNotContain("open-sesame");
    }

    private void withoutDoor() throws Exception {
        var json = new ObjectMapper();
        var word = (ObjectNode) json.readTree(home().running().toFile());
        word.remove("door");
        Files.writeString(home().running(), word.toString());
    }

    private DemoHome home() {
        return new DemoHome(directory);
    }

    private static RunningDemo demo(long pid) {
        return new RunningDemo(
                pid,
                1883,
                8080,
                5683,
                new Credential("carla", "open-sesame-1"),
                new RunningDemo.Elsewhere("http://127.0.0.1:1", "token", true),
                new RunningDemo.Door(4711, "open-sesame-2"),
                List.of(new RunningDemo.NamedPendant(
                        "resident-01", "Alma Ahl", new Credential("pendant-01", "open-sesame-3"))));
    }
}
