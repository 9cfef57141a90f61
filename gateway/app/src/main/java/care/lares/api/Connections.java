// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import io.vertx.core.http.HttpConnection;
import io.vertx.ext.web.RoutingContext;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who is connected. When the house is full, whoever has waited longest without asking anything makes way: a few hundred
 * sockets that say nothing, or a header a minute, must not keep a carer out. For the event loop.
 */
final class Connections {
    private static final Logger LOG = LoggerFactory.getLogger(Connections.class);

    private final int most;
    private final Set<HttpConnection> open = new LinkedHashSet<>();
    /** Those of whom no request is being answered, who has waited longest first. */
    private final Set<HttpConnection> waiting = new LinkedHashSet<>();
    /** Whether the log has been told that somebody had to make way: once, not for each of thousands who knock. */
    private boolean crowded;

    /** Room for so many at once. */
    Connections(int most) {
        this.most = most;
    }

    /** Somebody has come. */
    void entered(HttpConnection connection) {
        if (open.size() >= most && !makeWay()) {
            tell("http connection refused reason=too_many limit={}");
            close(connection);
            return;
        }
        open.add(connection);
        waiting.add(connection);
        connection.closeHandler(closed -> left(connection));
    }

    /** Somebody asks: once all of it is here, and until the answer's end, this connection waits for us, and not we for it. */
    void asks(RoutingContext request) {
        HttpConnection connection = request.request().connection();
        request.request().end().onSuccess(received -> {
            if (!request.response().ended()) {
                waiting.remove(connection);
            }
        });
        request.addEndHandler(answered -> waitsAgain(connection));
        request.next();
    }

    private void waitsAgain(HttpConnection connection) {
        if (open.contains(connection)) {
            waiting.add(connection);
        }
    }

    private boolean makeWay() {
        Iterator<HttpConnection> eldest = waiting.iterator();
        if (!eldest.hasNext()) {
            return false;
        }
        HttpConnection idle = eldest.next();
        tell("http connection closed reason=others_wait limit={}");
        left(idle);
        close(idle);
        return true;
    }

    private void tell(String event) {
        if (!crowded) {
            LOG.warn(event, most);
        }
        crowded = true;
    }

    private void left(HttpConnection connection) {
        open.remove(connection);
        waiting.remove(connection);
        crowded &= open.size() > most / 2;
    }

    private static void close(HttpConnection connection) {
        connection.close().onFailure(e -> LOG.debug("closing failed", e));
    }
}
