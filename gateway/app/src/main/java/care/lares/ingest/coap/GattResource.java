// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.coap;

import care.lares.driver.Driver;
import care.lares.driver.gatt.Gatt;
import org.eclipse.californium.core.CoapResource;
import org.eclipse.californium.core.coap.MediaTypeRegistry;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.server.resources.CoapExchange;
import org.eclipse.californium.core.server.resources.Resource;

/** {@code POST /v1/gatt/{uuid16}}: the bytes of a Bluetooth characteristic (content format 42). */
final class GattResource extends CoapResource {
    private static final String ACCEPTED = "content format here: 42 (the bytes of the characteristic)";

    private final CoapDoor door;
    private final Gatt gatt;

    GattResource(CoapDoor door, CoapIntake intake) {
        super("gatt");
        this.door = door;
        this.gatt = intake.gatt();
        getAttributes().addResourceType("lares.gatt");
        getAttributes().addContentType(MediaTypeRegistry.APPLICATION_OCTET_STREAM);
    }

    /** Every number names a characteristic, known or not. */
    @Override
    public Resource getChild(String name) {
        return Gatt.isUuid(name) ? new Characteristic(name, gatt.driver(name)) : super.getChild(name);
    }

    private final class Characteristic extends CoapResource {
        private final Driver driver;

        Characteristic(String uuid, Driver driver) {
            super(uuid);
            this.driver = driver;
        }

        @Override
        public void handlePOST(CoapExchange exchange) {
            Request request = exchange.advanced().getRequest();
            boolean bytes = !request.getOptions().hasContentFormat()
                    || request.getOptions().getContentFormat() == MediaTypeRegistry.APPLICATION_OCTET_STREAM;
            if (bytes) {
                door.take(exchange.advanced(), driver, false);
            } else {
                door.unreadable(exchange.advanced(), ACCEPTED);
            }
        }
    }
}
