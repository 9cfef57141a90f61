// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.coap;

import care.lares.domain.Ticks;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.eclipse.californium.scandium.dtls.ConnectionId;
import org.eclipse.californium.scandium.dtls.DTLSContext;
import org.eclipse.californium.scandium.dtls.DtlsException;
import org.eclipse.californium.scandium.dtls.Handshaker;
import org.eclipse.californium.scandium.dtls.SessionAdapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The handshakes whose other end has not proved yet that it has the key. The library keeps one with a wrong key for ever,
 * among the connections of everybody; here they have places of their own, and an end. Any thread.
 */
final class Handshakes extends SessionAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(Handshakes.class);

    private final Ticks ticks;
    private final HelloBrake brake;
    private final WaitingRoom<Handshaker> open = new WaitingRoom<>(CoapLimits.HANDSHAKES, CoapLimits.HANDSHAKE_WITHIN);

    Handshakes(Ticks ticks, HelloBrake brake) {
        this.ticks = ticks;
        this.brake = brake;
    }

    @Override
    public void handshakeStarted(Handshaker handshaker) {
        open.enter(handshaker, handshaker.getPeerAddress().getAddress(), ticks.nanos())
                .ifPresent(this::giveUp);
    }

    /** It has the key; whoever came with a wrong one before is past. */
    @Override
    @SuppressWarnings("NullAway") // null is how this library forgets it
    public void contextEstablished(Handshaker handshaker, DTLSContext context) {
        open.leave(handshaker);
        handshaker.getConnection().setFilterData(null);
    }

    @Override
    public void handshakeFailed(Handshaker handshaker, Throwable error) {
        open.leave(handshaker);
    }

    /** Time has passed. */
    void look() {
        open.late(ticks.nanos()).forEach(this::giveUp);
    }

    /** The other end of a handshake could not prove who it is. */
    void failed(InetSocketAddress peer, String why) {
        LOG.info("coaps client refused peer={} reason={}", peer, why);
        brake.failed(peer.getAddress(), ticks.nanos());
    }

    /** As {@link #failed(InetSocketAddress, String)}; nothing happens when the handshake is over. */
    void failed(ConnectionId connection, String why) {
        peer(connection).ifPresent(peer -> failed(peer, why));
    }

    private Optional<InetSocketAddress> peer(ConnectionId connection) {
        return open.all().stream()
                .filter(each -> connection.equals(each.getConnection().getConnectionId()))
                .map(Handshaker::getPeerAddress)
                .findFirst();
    }

    private void giveUp(Handshaker handshaker) {
        try {
            handshaker.getConnection().getExecutor().execute(() -> fail(handshaker));
        } catch (RejectedExecutionException closed) {
            LOG.debug("handshake over before it was given up peer={}", handshaker.getPeerAddress(), closed);
        }
    }

    /** On its connection's executor: meanwhile it may have proved who it is, and to fail would destroy its keys. */
    private void fail(Handshaker handshaker) {
        if (!handshaker.hasContextEstablished()) {
            brake.failed(handshaker.getPeerAddress().getAddress(), ticks.nanos());
            handshaker.handshakeFailed(new DtlsException("has not proved who it is"));
        }
    }
}
