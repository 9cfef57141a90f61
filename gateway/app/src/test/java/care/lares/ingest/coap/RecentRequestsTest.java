// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.coap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.coap.Token;
import org.eclipse.californium.core.network.Exchange;
import org.eclipse.californium.core.network.KeyMID;
import org.eclipse.californium.elements.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecentRequestsTest {
    private final RecentRequests recent = new RecentRequests();
    private long nanos;

    @BeforeEach
    void takeTheClock() {
        ClockUtil.setRealtimeHandler(() -> nanos);
    }

    @AfterEach
    void giveTheClockBack() {
        ClockUtil.setRealtimeHandler(System::nanoTime);
    }

    @Test
    void knowsARequestThatIsSentAgain() {
        Exchange first = exchange(1);
        assertThat(recent.findPrevious(key("pendant", 7), first)).isNull();

        pass(Duration.ofSeconds(45));
        assertThat(recent.findPrevious(key("pendant", 7), exchange(1))).isSameAs(first);
    }

    @Test
    void takesTheSameNumberWithAnotherTokenForAnotherRequest() {
        Exchange second = exchange(2);
        recent.findPrevious(key("pendant", 7), exchange(1));

        assertThat(recent.findPrevious(key("pendant", 7), second)).isNull();
        assertThat(recent.findPrevious(key("pendant", 7), exchange(2))).isSameAs(second);
    }

    @Test
    void takesTheSameNumberOfAnotherPeerForAnotherRequest() {
        recent.findPrevious(key("pendant", 7), exchange(1));

        assertThat(recent.findPrevious(key("wrist", 7), exchange(1))).isNull();
    }

    @Test
    void forgetsAfter45Seconds() {
        recent.findPrevious(key("pendant", 7), exchange(1));

        pass(Duration.ofMillis(45_001));
        assertThat(recent.findPrevious(key("pendant", 7), exchange(1))).isNull();
        pass(Duration.ofMinutes(1));
        recent.findPrevious(key("wrist", 1), exchange(1));
        assertThat(recent.size()).isEqualTo(1);
    }

    @Test
    void keepsTheNewestOfAPeerThatSendsMuch() {
        for (int i = 0; i < 1_000; i++) {
            recent.findPrevious(key("pendant", i), exchange(1));
        }

        assertThat(recent.size()).isEqualTo(CoapLimits.REMEMBERED_OF_PEER);
        assertThat(recent.find(key("pendant", 999))).isNotNull();
    }

    @Test
    void staysWithinItsBoundsHoweverManyPortsASenderHas() {
        for (int i = 0; i < 3 * CoapLimits.REMEMBERED; i++) {
            recent.findPrevious(key("port " + i, i % 65_536), exchange(1));
        }

        assertThat(recent.size()).isLessThanOrEqualTo(CoapLimits.REMEMBERED);
        recent.clear();
        assertThat(recent.isEmpty()).isTrue();
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
    }

    private static KeyMID key(String peer, int messageId) {
        return new KeyMID(messageId, peer);
    }

    private static Exchange exchange(int token) {
        Request request = Request.newPost();
        request.setToken(new Token(new byte[] {(byte) token}));
        return new Exchange(request, "peer", Exchange.Origin.REMOTE, Runnable::run);
    }
}
