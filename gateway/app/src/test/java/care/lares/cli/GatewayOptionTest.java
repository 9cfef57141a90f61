// SPDX-License-Identifier: Apache-2.0
package care.lares.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a command says when the gateway it asks goes away. */
class GatewayOptionTest {
    private final Terminal terminal = new Terminal();

    @Test
    void saysThatItMayHaveBeenDoneWhenTheGatewayEndsMeanwhile() throws Exception {
        try (ServerSocket gateway = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread ends = new Thread(() -> end(gateway));
            ends.start();
            assertThat(erase(gateway.getLocalPort())).isEqualTo(2);
            ends.join();
        }
        assertThat(terminal.err())
                .contains("did not answer to the end", "it may have done it or not", "give the command again")
                .hasLineCount(1);
    }

    @Test
    void saysThatThereIsNoGatewayWhereNobodyListens() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        assertThat(erase(port)).isEqualTo(2);
        assertThat(terminal.err()).contains("no gateway answers", "start it").hasLineCount(1);
    }

    private int erase(int port) {
        terminal.environment = Map.of("LARES_TOKEN", "a token");
        return terminal.run("erase", "--resident", "anna", "--yes", "--api", "http://127.0.0.1:" + port);
    }

    /** Reads the first of what is asked, and is gone. */
    private static void end(ServerSocket gateway) {
        try (Socket asked = gateway.accept()) {
            assertThat(asked.getInputStream().read()).isNotNegative();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
