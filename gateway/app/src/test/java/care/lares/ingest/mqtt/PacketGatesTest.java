// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.mqtt.MqttServer;
import io.vertx.mqtt.MqttServerOptions;
import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class PacketGatesTest {
    /** CONNECT of an MQTT 3.1.1 client called "a". */
    private static final byte[] CONNECT = {0x10, 13, 0, 4, 'M', 'Q', 'T', 'T', 4, 2, 0, 60, 0, 1, 'a'};

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private int port;

    @BeforeEach
    void listen() throws Exception {
        MqttServerOptions options = new MqttServerOptions().setHost("127.0.0.1").setPort(0);
        PacketGates gates = new PacketGates(2);
        port = MqttServer.create(gates.before(vertx), options)
                .endpointHandler(endpoint -> {
                    gates.allow(endpoint.remoteAddress(), Limits.MAX_PACKET);
                    endpoint.accept(false);
                })
                .listen()
                .map(MqttServer::actualPort)
                .toCompletionStage()
                .toCompletableFuture()
                .get(60, TimeUnit.SECONDS);
    }

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    @Test
    void takesNoMoreSocketsThanThereIsRoomFor() throws Exception {
        try (Socket first = new Socket("127.0.0.1", port);
                Socket client = new Socket("127.0.0.1", port)) {
            assertThat(answers(first)).isTrue();
            assertThat(answers(client)).isTrue();
            try (Socket tooMany = new Socket("127.0.0.1", port)) {
                assertThat(answers(tooMany)).isFalse();
            }
            first.close();
            for (boolean letIn = false; !letIn; ) {
                try (Socket next = new Socket("127.0.0.1", port)) {
                    letIn = answers(next);
                }
            }
        }
    }

    @Test
    void whoeverSaysNothingMakesWayForThoseWhoDo() throws Exception {
        try (Socket client = new Socket("127.0.0.1", port);
                Socket silent = new Socket("127.0.0.1", port)) {
            assertThat(answers(client)).isTrue();
            try (Socket next = new Socket("127.0.0.1", port)) {
                assertThat(answers(next)).isTrue();
                silent.setSoTimeout(60_000);
                assertThat(silent.getInputStream().read()).as("closed").isEqualTo(-1);
                client.getOutputStream().write(new byte[] {(byte) 0xc0, 0});
                client.getInputStream().skipNBytes(3);
                assertThat(client.getInputStream().read()).as("PINGRESP").isEqualTo(0xd0);
            }
        }
    }

    private static boolean answers(Socket client) {
        try {
            client.setSoTimeout(60_000);
            client.getOutputStream().write(CONNECT);
            return client.getInputStream().read() == 0x20;
        } catch (IOException closed) {
            return false;
        }
    }
}
