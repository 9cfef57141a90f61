// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.coap;

import care.lares.domain.DeviceId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.californium.core.CoapResource;
import org.eclipse.californium.core.coap.CoAP;
import org.eclipse.californium.core.server.resources.CoapExchange;

/**
 * {@code GET /v1/feedback}, observable: how far help has come for the device that asks, as {@code received},
 * {@code acknowledged}, {@code coming} or {@code ended}; empty as long as it has not called. Notifications are
 * confirmable: a device that is gone is not told for ever.
 */
final class FeedbackResource extends CoapResource {
    private final CoapDoor door;
    /** Of the event loop. */
    private final Map<DeviceId, String> words = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<DeviceId, String> eldest) {
            return size() > CoapLimits.WORDS;
        }
    };

    FeedbackResource(CoapDoor door) {
        super("feedback");
        this.door = door;
        setObservable(true);
        setObserveType(CoAP.Type.CON);
        getAttributes().addResourceType("lares.feedback");
        getAttributes().setObservable();
    }

    @Override
    public void handleGET(CoapExchange exchange) {
        door.ifAdmitted(
                exchange.advanced(),
                (device, answer) ->
                        answer.give(Answer.content(exchange.advanced().getRequest(), words.getOrDefault(device, ""))));
    }

    /** Help has come so far; on the event loop. */
    void tell(DeviceId device, String word) {
        words.put(device, word);
        changed(relation -> Sender.of(relation.getExchange().getRequest())
                .device()
                .filter(device::equals)
                .isPresent());
    }
}
