// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.coap;

import java.util.Optional;
import java.util.Set;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.Option;
import org.eclipse.californium.core.coap.OptionNumberRegistry;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.network.Exchange;
import org.eclipse.californium.core.network.stack.AbstractLayer;

/**
 * Refuses what a sender insists on and nobody here does (RFC 7252, section 5.4.1). The library does so with options it has
 * never heard of, but takes those it only knows the names of, as if OSCORE, conditions and proxies were heeded.
 */
final class CriticalOptions extends AbstractLayer {
    /** Of RFC 9177; the library takes the first part of such a body for the whole. */
    private static final int Q_BLOCK1 = 19;

    private static final Set<Integer> HEEDED = Set.of(
            OptionNumberRegistry.URI_HOST,
            OptionNumberRegistry.URI_PORT,
            OptionNumberRegistry.URI_PATH,
            OptionNumberRegistry.URI_QUERY,
            OptionNumberRegistry.ACCEPT,
            OptionNumberRegistry.BLOCK1,
            OptionNumberRegistry.BLOCK2);
    private static final Set<Integer> PROXY = Set.of(OptionNumberRegistry.PROXY_URI, OptionNumberRegistry.PROXY_SCHEME);

    @Override
    public void receiveRequest(Exchange exchange, Request request) {
        Optional<Integer> unheeded = request.getOptions().asSortedList().stream()
                .filter(Option::isCritical)
                .map(Option::getNumber)
                .filter(number -> !HEEDED.contains(number))
                .findFirst();
        if (unheeded.isEmpty()) {
            super.receiveRequest(exchange, request);
        } else if (PROXY.contains(unheeded.get())) {
            exchange.sendResponse(Answer.text(ResponseCode.PROXY_NOT_SUPPORTED, "this is no proxy"));
        } else {
            exchange.sendResponse(Answer.text(ResponseCode.BAD_OPTION, words(unheeded.get())));
        }
    }

    private static String words(int option) {
        return "critical option " + option + " is not heeded here"
                + (option == Q_BLOCK1 ? ": send the body in Block1" : ": send the request without it");
    }
}
