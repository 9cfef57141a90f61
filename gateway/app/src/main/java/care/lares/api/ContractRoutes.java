// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The document of everything that can be asked. */
public final class ContractRoutes implements RouteGroup {
    private static final String DOCUMENT = "openapi.yaml";

    private final Buffer document;

    /** Reads the document, which is part of the program. */
    public ContractRoutes() {
        try (InputStream in = ContractRoutes.class.getResourceAsStream(DOCUMENT)) {
            if (in == null) {
                throw new IllegalStateException(DOCUMENT + " is not in the program");
            }
            document = Buffer.buffer(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(DOCUMENT + " cannot be read from the program", e);
        }
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.get("/openapi.yaml").to(exchange -> exchange.resource("application/yaml", document)));
    }
}
