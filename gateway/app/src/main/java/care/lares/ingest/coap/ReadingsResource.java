// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.coap;

import care.lares.domain.DeviceId;
import care.lares.driver.CallsOnly;
import care.lares.driver.Driver;
import care.lares.driver.OrCall;
import care.lares.driver.RawMessage;
import care.lares.driver.Reason;
import care.lares.driver.Rejected;
import care.lares.driver.senml.SenmlDriver;
import care.lares.pipeline.Strangers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.californium.core.CoapResource;
import org.eclipse.californium.core.coap.MediaTypeRegistry;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.server.resources.CoapExchange;

/**
 * {@code POST /v1/readings}: readings in native JSON (50), SenML JSON (110) or SenML CBOR (112). In another format, or
 * one that it is not, a call is heard all the same.
 */
final class ReadingsResource extends CoapResource {
    private static final String ACCEPTED = "content formats here: 50 (native JSON), 110 (SenML JSON), 112 (SenML CBOR)";
    private static final String NATIVE_FIELD = "\"kind\"";

    private final CoapDoor door;
    private final CoapIntake intake;
    private final CallsOnly calls;

    ReadingsResource(CoapDoor door, CoapIntake intake) {
        super("readings");
        this.door = door;
        this.intake = intake;
        // Without Bluetooth: it asks the house for its time, which is the event loop's, and nobody calls that way.
        this.calls = new CallsOnly(
                "coap",
                new Rejected(Reason.UNKNOWN_FORMAT, ACCEPTED),
                List.of(intake.nativeJson(), new SenmlDriver()),
                decoded -> intake.pipeline().heard(decoded));
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
            door.take(exchange.advanced(), new OrCall(driver.get(), calls), false);
        } else if (isCall(request)) {
            door.take(exchange.advanced(), calls, true);
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

    private boolean isCall(Request request) {
        // When it came is of no concern yet, and neither is whether it is who it says.
        DeviceId device = Sender.of(request).device().orElse(Strangers.UNPROVED);
        RawMessage message = new RawMessage(device, request.getPayload(), Instant.EPOCH, false);
        return !calls.decode(message).readings().isEmpty();
    }

    /** Simple clients leave the format out; only native JSON has this field. */
    private static boolean looksNative(byte[] payload) {
        return new String(payload, StandardCharsets.ISO_8859_1).contains(NATIVE_FIELD);
    }
}
