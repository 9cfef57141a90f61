// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.coap;

import care.lares.domain.DeviceId;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.network.Exchange;
import org.eclipse.californium.core.observe.ObserveRelation;
import org.eclipse.californium.core.server.ServerMessageDeliverer;
import org.eclipse.californium.core.server.resources.Resource;
import org.eclipse.californium.elements.config.Configuration;

/**
 * Brings requests to their resources. Who watches from enough places already is answered as if it had not asked to watch,
 * which RFC 7641 allows (section 4.1): one device must not take every place.
 */
final class Deliverer extends ServerMessageDeliverer {
    private final Shares<DeviceId, Exchange> watching =
            new Shares<>(CoapLimits.OBSERVERS_OF_DEVICE, Deliverer::watchesNoMore);

    Deliverer(Resource root, Configuration config) {
        super(root, config);
    }

    @Override
    protected boolean preDeliverRequest(Exchange exchange) {
        Request request = exchange.getRequest();
        if (request.isObserve()
                && !Sender.of(request)
                        .device()
                        .map(device -> watching.take(device, exchange))
                        .orElse(false)) {
            request.getOptions().removeObserve();
        }
        return super.preDeliverRequest(exchange);
    }

    private static boolean watchesNoMore(Exchange exchange) {
        ObserveRelation relation = exchange.getRelation();
        return relation == null ? exchange.isComplete() : relation.isCanceled();
    }
}
