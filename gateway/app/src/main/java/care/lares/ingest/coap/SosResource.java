// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.coap;

import org.eclipse.californium.core.CoapResource;
import org.eclipse.californium.core.server.resources.CoapExchange;

/** {@code POST /v1/sos}: the button was pressed. A payload is not needed and not looked at. */
final class SosResource extends CoapResource {
    private final CoapDoor door;
    private final CoapIntake intake;

    SosResource(CoapDoor door, CoapIntake intake) {
        super("sos");
        this.door = door;
        this.intake = intake;
        getAttributes().addResourceType("lares.sos");
    }

    @Override
    public void handlePOST(CoapExchange exchange) {
        door.take(exchange.advanced(), intake.press(), true);
    }
}
