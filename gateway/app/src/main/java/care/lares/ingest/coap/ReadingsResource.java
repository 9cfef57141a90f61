// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.coap;

import care.lares.driver.Driver;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.californium.core.CoapResource;
import org.eclipse.californium.core.coap.MediaTypeRegistry;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.server.resources.CoapExchange;

/** {@code POST /v1/readings}: readings in native JSON (50), SenML JSON (110) or SenML CBOR (112). */
final class ReadingsResource extends CoapResource {
    private static final String ACCEPTED = "content formats here: 50 (native JSON), 110 (SenML JSON), 112 (SenML CBOR)";
    private static final String NATIVE_FIELD = "\"kind\"";

    private final CoapDoor door;
    private final CoapIntake intake;

    ReadingsResource(CoapDoor door, CoapIntake intake) {
        super("readings");
        this.door = door;
        this.intake = intake;
        getAttributes().addResourceType("lares.readings");
        getAttributes().addContentType(MediaTypeRegistry.APPLICATION_JSON);
        getAttributes().addContentType(MediaTypeRegistry.APPLICATION_SENML_JSON);
        getAttributes().addContentType(MediaTypeRegistry.APPLICATION_SENML_CBOR);
    }

    @Override
    public void handlePOST(CoapExchange exchange) {
        Request request = exchange.advanced().getRequest();
        Optional<Driver> driver = driver(request);
        if (driver.isPresent()) {
            door.take(exchange.advanced(), driver.get(), false);
        } else {
            door.unreadable(exchange.advanced(), ACCEPTED);
        }
    }

    private Optional<Driver> driver(Request request) {
        if (!request.getOptions().hasContentFormat()) {
            return Optional.of(looksNative(request.getPayload()) ? intake.nativeJson() : intake.senml());
        }
        return switch (request.getOptions().getContentFormat()) {
            case MediaTypeRegistry.APPLICATION_JSON -> Optional.of(intake.nativeJson());
            case MediaTypeRegistry.APPLICATION_SENML_JSON, MediaTypeRegistry.APPLICATION_SENML_CBOR ->
                Optional.of(intake.senml());
            default -> Optional.empty();
        };
    }

    /** Simple clients leave the format out; only native JSON has this field. */
    private static boolean looksNative(byte[] payload) {
        return new String(payload, StandardCharsets.ISO_8859_1).contains(NATIVE_FIELD);
    }
}
