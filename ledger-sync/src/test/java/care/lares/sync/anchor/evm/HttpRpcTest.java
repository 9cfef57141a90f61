// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.anchor.evm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import care.lares.sync.anchor.Answer;
import care.lares.sync.anchor.evm.RpcException.Kind;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nodes and what stands before them answer anything. */
class HttpRpcTest {
    private final ScriptedNode node;
    private final AtomicBoolean uplink = new AtomicBoolean(true);
    private final HttpRpc rpc;

    HttpRpcTest() throws IOException {
        node = new ScriptedNode();
        rpc = new HttpRpc(node.uri(), uplink::get, Duration.ofMinutes(2));
    }

    @AfterEach
    void close() {
        node.close();
    }

    private RpcException refused() {
        return refused(rpc);
    }

    private static RpcException refused(HttpRpc asked) {
        return catchThrowableOfType(RpcException.class, () -> asked.call("eth_chainId"));
    }

    @Test
    void answersWithTheResultOfItsCall() throws Exception {
        node.result("\"0x7a69\"").result("null");
        assertThat(Hex.count(rpc.call("eth_chainId"))).isEqualTo(31_337);
        assertThat(rpc.call("eth_getTransactionReceipt", "0x00", false).isNull())
                .isTrue();
        assertThat(node.asked.get(1)).contains("\"eth_getTransactionReceipt\"", "[\"0x00\",false]", "\"2.0\"");
    }

    @Test
    void tellsTheNodesOwnWordsInOneLine() {
        node.error(-32000, "nonce too\\nlow\\u0007 " + "x".repeat(500));
        RpcException refused = refused();
        assertThat(refused.kind()).isEqualTo(Kind.ERROR);
        assertThat(refused.words()).startsWith("nonce too low").hasSizeLessThan(210);
    }

    @Test
    void tellsWhyACallWasReverted() {
        node.body(
                200,
                "{\"jsonrpc\":\"2.0\",\"id\":ID,\"error\":{\"code\":3,\"message\":\"execution reverted\",\"data\":\"0x08c379a0\"}}");
        assertThat(refused().words()).isEqualTo("execution reverted 0x08c379a0");
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503, 504})
    void takesAProxysPageForBusy(int status) {
        node.body(status, "<html><body>Bad Gateway</body></html>");
        assertThat(refused().kind()).isEqualTo(Kind.BUSY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html><body>Please log in</body></html>",
                "",
                "[]",
                "7",
                "{\"jsonrpc\":\"2.0\"",
                "{\"jsonrpc\":\"2.0\",\"id\":ID}",
                "{\"jsonrpc\":\"2.0\",\"id\":99999,\"result\":\"0x1\"}",
                "{\"jsonrpc\":\"2.0\",\"result\":\"0x1\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":null,\"result\":\"0x1\"}"
            })
    void takesNoPageForAnAnswer(String body) {
        node.body(200, body);
        assertThat(refused().kind()).isEqualTo(Kind.NONSENSE);
    }

    @Test
    void followsNoRedirect() {
        node.then((exchange, id) -> {
            exchange.getResponseHeaders().add("Location", "http://127.0.0.1:1/");
            exchange.sendResponseHeaders(307, -1);
        });
        assertThat(refused().kind()).isEqualTo(Kind.NONSENSE);
        assertThat(node.asked).hasSize(1);
    }

    @Test
    void waitsForNobodyWhoSaysNothing() {
        HttpRpc hasty = new HttpRpc(node.uri(), uplink::get, Duration.ofMillis(700));
        node.silence().halfAnAnswer();
        assertThat(refused(hasty).kind()).isEqualTo(Kind.SILENT);
        assertThat(refused(hasty).kind()).isEqualTo(Kind.SILENT);
    }

    @Test
    void doesNotReadOnAndOn() {
        node.hugeAnswer();
        assertThat(refused().kind()).isEqualTo(Kind.NONSENSE);
    }

    @Test
    void goesOnAfterATornAnswer() throws Exception {
        node.tornAnswer().result("\"0x1\"");
        assertThat(refused().kind()).isIn(Kind.SILENT, Kind.NONSENSE);
        assertThat(rpc.call("eth_chainId").asText()).isEqualTo("0x1");
    }

    @Test
    void saysThatNobodyIsThere() {
        HttpRpc nobody = new HttpRpc(URI.create("http://127.0.0.1:1"), () -> true, Duration.ofMinutes(2));
        assertThat(refused(nobody).kind()).isEqualTo(Kind.SILENT);
    }

    @Test
    void letsNothingOutWhileTheUplinkIsDown() {
        uplink.set(false);
        assertThat(refused().words()).isEqualTo("the uplink is down");
        assertThat(node.asked).isEmpty();
    }

    @Test
    void anAnchorGoesOnWhenSuchANodeComesToItsSenses() throws Exception {
        FakeChain chain = new FakeChain();
        Desk desk = new Desk(chain.settings, (method, params) -> {
            if (!node.asked.isEmpty()) {
                return chain.call(method, params);
            }
            node.body(502, "<html></html>");
            return rpc.call(method, params);
        });
        assertThat(desk.show(10)).isInstanceOf(Answer.Unreached.class);
        assertThat(desk.show(10)).isInstanceOf(Answer.Underway.class);
    }
}
