// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import care.lares.domain.ContactId;
import care.lares.journal.Channel;
import care.lares.journal.Registry;
import care.lares.journal.RegistryEntry.ContactRegistered;
import care.lares.security.Scope;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Comparator;
import java.util.List;

/** Whom the gateway tells of alarms, and how; never with the secrets that prove it. */
public final class ContactRoutes implements RouteGroup {
    private static final String LIST = "contacts";

    private final Registry registry;

    /** As registered. */
    public ContactRoutes(Registry registry) {
        this.registry = registry;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/api/v1/contacts")
                        .needs(Need.oneOf(Scope.RESIDENTS_READ))
                        .query("limit", "after")
                        .to(this::list),
                Route.get("/api/v1/contacts/{id}")
                        .needs(Need.oneOf(Scope.RESIDENTS_READ))
                        .shows(this::one));
    }

    private void list(Exchange exchange) {
        List<ContactRegistered> byId = registry.contacts().stream()
                .sorted(Comparator.comparing(contact -> contact.contact().value()))
                .toList();
        exchange.page(Listing.of(
                LIST,
                byId,
                exchange.query(),
                contact -> contact.contact().value(),
                contact -> json(contact).toBuffer()));
    }

    /** Secrets are not shown, but are replaced with the rest. */
    private Content one(Exchange exchange) {
        ContactId id = exchange.path("id", "contact", ContactId::new);
        ContactRegistered contact =
                registry.contact(id).orElseThrow(() -> new Refused(Problem.notFound("there is no such contact")));
        JsonArray sealed = new JsonArray();
        contact.channels().forEach(channel -> sealed.add(channel.sealedSecret()));
        return Content.of(json(contact), json(contact).put("sealed", sealed));
    }

    /** As the public JSON. */
    public static JsonObject json(ContactRegistered contact) {
        JsonObject json = new JsonObject()
                .put("id", contact.contact().value())
                .put("name", contact.name())
                .put("order", contact.order());
        contact.channel(Channel.WEBHOOK)
                .ifPresent(webhook -> json.put("webhook", new JsonObject().put("url", webhook.address())));
        return json;
    }
}
