// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.mqtt;

import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.RecvByteBufAllocator;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.internal.net.NetSocketInternal;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.SocketAddress;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A {@link PacketGate} in front of the decoder of each connection. The MQTT server has one limit for all its clients and
 * no place to put one of our own, so it is handed a Vert.x whose sockets have theirs already.
 */
final class PacketGates {
    private static final String DECODER = "mqttDecoder";

    /** What is read of one connection before all others have had their turn: a call is behind so much of each. */
    private static final RecvByteBufAllocator TURN =
            new FixedRecvByteBufAllocator(Limits.MAX_TURN_BYTES).maxMessagesPerRead(1);

    private static final Logger LOG = LoggerFactory.getLogger(PacketGates.class);

    private static final UnnamedConnect UNNAMED = new UnnamedConnect();

    private record Guarded(PacketGate gate, Bypass bypass) {}

    private final int maxSockets;
    /** By the client's address, which no other connection has at the same time. */
    private final Map<SocketAddress, Guarded> gates = new HashMap<>();
    /** Those that nobody has logged in over, who has been here longest first. */
    private final Map<SocketAddress, NetSocket> strangers = new LinkedHashMap<>();

    /**
     * Gates for so many sockets at once.
     *
     * @param maxSockets for one more the eldest over which nobody has logged in makes way; where there is none, it is
     *     closed before anything of it is read
     */
    PacketGates(int maxSockets) {
        this.maxSockets = maxSockets;
    }

    /** The same Vert.x, every connection of whose servers has a gate. */
    Vertx before(Vertx vertx) {
        return wrapped(
                VertxInternal.class,
                (VertxInternal) vertx,
                "createNetServer",
                server -> wrapped(NetServer.class, (NetServer) server, "connectHandler", Function.identity()));
    }

    /** The client at this address has logged in, and may send packets of this size, in bytes. */
    void allow(SocketAddress client, int maxPacket) {
        Guarded guarded = gates.get(client);
        if (guarded != null) {
            guarded.gate().allow(maxPacket);
        }
        strangers.remove(client);
    }

    /** The way to the client at this address past the MQTT server; empty when it is gone. */
    Optional<Bypass> bypass(SocketAddress client) {
        return Optional.ofNullable(gates.get(client)).map(Guarded::bypass);
    }

    private void install(NetSocket socket) {
        PacketGate gate = new PacketGate();
        var pipeline = ((NetSocketInternal) socket).channelHandlerContext().pipeline();
        if (pipeline.get(DECODER) == null) {
            throw new IllegalStateException("the MQTT server has no decoder to stand before");
        }
        pipeline.addBefore(DECODER, "packetGate", gate);
        pipeline.addAfter(DECODER, "unnamedConnect", UNNAMED);
        pipeline.addAfter(DECODER, "decodedPackets", gate.decoded());
        pipeline.channel().config().setRecvByteBufAllocator(TURN);
        SocketAddress client = socket.remoteAddress();
        Guarded guarded = new Guarded(gate, new Bypass((NetSocketInternal) socket));
        gates.put(client, guarded);
        strangers.put(client, socket);
        ((NetSocketInternal) socket)
                .channelHandlerContext()
                .channel()
                .closeFuture()
                .addListener(closed -> {
                    if (gates.remove(client, guarded)) {
                        strangers.remove(client);
                    }
                });
    }

    /** Passes everything on; the result of one method is changed, and handlers given to it get sockets with a gate. */
    private <T> T wrapped(Class<T> type, T target, String method, Function<Object, Object> change) {
        InvocationHandler handler = (proxy, called, arguments) -> {
            boolean meant = called.getName().equals(method) && arguments != null && arguments.length == 1;
            if (meant && arguments[0] instanceof Handler<?> connect) {
                arguments[0] = gated(connect);
            }
            try {
                Object result = called.invoke(target, arguments);
                return meant ? change.apply(result) : result;
            } catch (InvocationTargetException thrown) {
                throw thrown.getTargetException();
            }
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    @SuppressWarnings("unchecked") // the only handler with which sockets come
    private Handler<NetSocket> gated(Handler<?> connect) {
        return socket -> {
            if (gates.size() >= maxSockets && !makeWay()) {
                LOG.warn("mqtt socket refused reason=too_many limit={}", maxSockets);
                close(socket);
                return;
            }
            ((Handler<NetSocket>) connect).handle(socket);
            install(socket);
        };
    }

    /** Sockets that say nothing must not keep a device out. */
    private boolean makeWay() {
        Iterator<Map.Entry<SocketAddress, NetSocket>> eldest =
                strangers.entrySet().iterator();
        if (!eldest.hasNext()) {
            return false;
        }
        Map.Entry<SocketAddress, NetSocket> stranger = eldest.next();
        eldest.remove();
        gates.remove(stranger.getKey());
        LOG.info("mqtt socket closed reason=others_wait limit={}", maxSockets);
        close(stranger.getValue());
        return true;
    }

    private static void close(NetSocket socket) {
        socket.close().onFailure(e -> LOG.debug("closing failed", e));
    }
}
