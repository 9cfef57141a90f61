// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.coap;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.eclipse.californium.core.CoapResource;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.MediaTypeRegistry;
import org.eclipse.californium.core.coap.Response;
import org.eclipse.californium.core.server.resources.CoapExchange;

/**
 * {@code GET /v1/time}: what time it is, for devices without a clock; as RFC 3339 text, and with the query {@code unix}
 * as seconds since 1970, ready for the {@code bt} of SenML. With the query {@code trusted} it says whether that is to be
 * believed: {@code true} or {@code false}. JSON holds all three. Anyone may ask.
 */
final class TimeResource extends CoapResource {
    private static final String SECONDS = "unix";
    private static final String TRUSTED = "trusted";

    private final InstantSource clock;
    private final BooleanSupplier trusted;

    TimeResource(InstantSource clock, BooleanSupplier trusted) {
        super("time");
        this.clock = clock;
        this.trusted = trusted;
        getAttributes().addResourceType("lares.time");
    }

    @Override
    public void handleGET(CoapExchange exchange) {
        Response response = exchange.getRequestOptions().getAccept() == MediaTypeRegistry.APPLICATION_JSON
                ? json()
                : Answer.content(
                        exchange.advanced().getRequest(),
                        words(exchange.getRequestOptions().getUriQuery()));
        response.getOptions().setMaxAge(0);
        exchange.advanced().sendResponse(response);
    }

    private String words(List<String> asked) {
        Instant now = clock.instant();
        if (asked.contains(TRUSTED)) {
            return Boolean.toString(trusted.getAsBoolean());
        }
        return asked.contains(SECONDS) ? Long.toString(now.getEpochSecond()) : text(now);
    }

    private Response json() {
        Instant now = clock.instant();
        Response response = new Response(ResponseCode.CONTENT);
        response.setPayload("{\"time\":\"%s\",\"unix\":%d,\"trusted\":%b}"
                .formatted(text(now), now.getEpochSecond(), trusted.getAsBoolean()));
        response.getOptions().setContentFormat(MediaTypeRegistry.APPLICATION_JSON);
        return response;
    }

    private static String text(Instant now) {
        return now.truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
