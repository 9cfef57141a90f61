// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.impl.HttpServerConnection;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection, from its coming to its going, and what is waited for. For the event loop. */
final class Visit {
    private static final Logger LOG = LoggerFactory.getLogger(Visit.class);

    /** What is waited for. */
    enum State {
        /** A place. */
        LOBBY,
        /** Its next request. */
        IDLE,
        /** The rest of its request. */
        ASKING,
        /** Our answer. */
        ANSWERED,
        /** Its request, to answer that there is no room. */
        SENT_AWAY
    }

    private final HttpConnection connection;
    private final Channel channel;
    private final String address;
    private State state = State.LOBBY;
    private long since;
    private Optional<HttpServerResponse> response = Optional.empty();

    Visit(HttpConnection connection) {
        this.connection = connection;
        // The server has no door of its own for what comes before a request's headers are whole.
        this.channel =
                ((HttpServerConnection) connection).channelHandlerContext().channel();
        this.address = connection.remoteAddress().hostAddress();
    }

    HttpConnection connection() {
        return connection;
    }

    String address() {
        return address;
    }

    State state() {
        return state;
    }

    /** The look at which this state began. */
    long since() {
        return since;
    }

    /** Whether it has kept its state for so many looks. */
    boolean lasts(long looks, long now) {
        return now - since >= looks;
    }

    void becomes(State next, long now) {
        state = next;
        since = now;
        response = Optional.empty();
    }

    /** Its headers are here; who answers later finds this. */
    void asks(HttpServerResponse answer) {
        response = Optional.of(answer);
    }

    /** Tells of every byte that comes, before it is understood. */
    void onBytes(Runnable came) {
        channel.pipeline().addFirst("visit", new ChannelInboundHandlerAdapter() {
            @Override
            public void channelRead(ChannelHandlerContext context, Object bytes) {
                came.run();
                context.fireChannelRead(bytes);
            }
        });
    }

    /** Reads on, or leaves what is sent where it is. */
    void read(boolean on) {
        channel.config().setAutoRead(on);
    }

    /** Says why its request is not waited for any longer, and hangs up. */
    void giveUp(Problem problem) {
        if (response.isEmpty()) {
            channel.pipeline()
                    .firstContext()
                    .writeAndFlush(Unpooled.wrappedBuffer(problem.bytes()))
                    .addListener(ChannelFutureListener.CLOSE);
            return;
        }
        HttpServerResponse answer = response.get();
        if (answer.headWritten()) {
            close();
        } else {
            problem.answer(answer.putHeader("Connection", "close"));
        }
    }

    void close() {
        connection.close().onFailure(e -> LOG.debug("closing failed", e));
    }
}
