// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.coap;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.eclipse.californium.core.CoapResource;
import org.eclipse.californium.core.coap.Response;
import org.eclipse.californium.core.server.resources.CoapExchange;

/**
 * {@code GET /v1/time}: what time it is, for devices without a clock; as RFC 3339 text, and with the query {@code unix}
 * as seconds since 1970, ready for the {@code bt} of SenML. Anyone may ask.
 */
final class TimeResource extends CoapResource {
    private static final String SECONDS = "unix";

    private final InstantSource clock;

    TimeResource(InstantSource clock) {
        super("time");
        this.clock = clock;
        getAttributes().addResourceType("lares.time");
    }

    @Override
    public void handleGET(CoapExchange exchange) {
        Instant now = clock.instant();
        boolean seconds = exchange.getRequestOptions().getUriQuery().contains(SECONDS);
        Response response = Answer.content(
                exchange.advanced().getRequest(),
                seconds
                        ? Long.toString(now.getEpochSecond())
                        : now.truncatedTo(ChronoUnit.MILLIS).toString());
        response.getOptions().setMaxAge(0);
        exchange.advanced().sendResponse(response);
    }
}
