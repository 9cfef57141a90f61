// SPDX-License-Identifier: Apache-2.0
package care.lares.api.registry;

import care.lares.api.ContactRoutes;
import care.lares.api.Exchange;
import care.lares.api.Fields;
import care.lares.api.Problem;
import care.lares.api.Refused;
import care.lares.api.Route;
import care.lares.api.registry.Book.Known;
import care.lares.api.registry.Book.Wanted;
import care.lares.domain.ContactId;
import care.lares.domain.WebhookAddress;
import care.lares.journal.Channel;
import care.lares.journal.RegistryEntry.ContactRegistered;
import care.lares.journal.RegistryEntry.ContactRemoved;
import care.lares.security.SealedSecrets;
import care.lares.security.Secrets;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Who is told of alarms, in which order and how. A webhook is signed with a secret: given by whoever registers it, or
 * minted and shown once; it is never shown again.
 */
public final class ContactRegistration extends Registration<ContactId, ContactRegistration.Said> {
    /** Who is told first has the smallest number. */
    private static final int MAX_ORDER = 999;
    /** Longest secret in characters. */
    private static final int MAX_SECRET = 256;
    /** Shortest secret in characters: half of what is minted cannot be guessed either. */
    private static final int MIN_SECRET = 8;

    private final Secrets secrets;
    private final SealedSecrets sealed;

    /** Writes into this book; secrets are kept sealed. */
    public ContactRegistration(Book book, Secrets secrets, SealedSecrets sealed) {
        super("contact", ContactId::new, book);
        this.secrets = secrets;
        this.sealed = sealed;
    }

    @Override
    public List<Route> routes() {
        List<Route> routes = new ArrayList<>(super.routes());
        routes.add(Route.delete(path + "/{id}").needs(WRITE).to(this::remove));
        return List.copyOf(routes);
    }

    /** What somebody says of a contact; secret: empty when none was given. */
    record Said(ContactId id, String name, int order, Optional<String> url, Optional<String> secret) {}

    @Override
    Known known(Said said) {
        return Known.of(book.registry().contact(said.id()), known -> isSame(known, said), known -> false);
    }

    private void remove(Exchange exchange) {
        ContactRemoved removed = new ContactRemoved(book.now(), known(exchange).contact(), Book.by(exchange));
        book.register(exchange, List.of(removed), exchange::noContent);
    }

    private ContactRegistered known(Exchange exchange) {
        return book.registry()
                .contact(id(exchange))
                .orElseThrow(() -> new Refused(Problem.notFound("there is no such contact")));
    }

    /** A webhook goes on with the secret it has, until it is given another one. */
    @Override
    Wanted wanted(Exchange exchange, Said said, boolean replaces) {
        Optional<String> kept = said.secret().isPresent()
                ? Optional.empty()
                : book.registry()
                        .contact(said.id())
                        .flatMap(known -> known.channel(Channel.WEBHOOK))
                        .map(Channel::sealedSecret);
        boolean mints = said.url().isPresent() && said.secret().isEmpty() && kept.isEmpty();
        String minted = mints ? secrets.mint() : "";
        List<Channel> channels = said
                .url()
                .map(url -> new Channel(
                        Channel.WEBHOOK,
                        url,
                        kept.orElseGet(() -> seal(said.id(), said.secret().orElse(minted)))))
                .stream()
                .toList();
        ContactRegistered contact =
                new ContactRegistered(book.now(), said.id(), said.name(), said.order(), channels, Book.by(exchange));
        JsonObject shown = ContactRoutes.json(contact);
        if (mints) {
            shown.getJsonObject("webhook").put("secret", minted);
        }
        return new Wanted(List.of(contact), location(said.id()), shown);
    }

    private String seal(ContactId contact, String secret) {
        return sealed.seal(SealedSecrets.of(contact, Channel.WEBHOOK), secret.getBytes(StandardCharsets.UTF_8));
    }

    private boolean isSame(ContactRegistered known, Said said) {
        Optional<Channel> webhook = known.channel(Channel.WEBHOOK);
        boolean sameSecret = said.secret().isEmpty()
                || webhook.flatMap(channel ->
                                sealed.open(SealedSecrets.of(known.contact(), Channel.WEBHOOK), channel.sealedSecret()))
                        .filter(open ->
                                Arrays.equals(open, said.secret().orElse("").getBytes(StandardCharsets.UTF_8)))
                        .isPresent();
        return known.name().equals(said.name())
                && known.order() == said.order()
                && webhook.map(Channel::address).equals(said.url())
                && sameSecret;
    }

    @Override
    Said said(Exchange exchange, Optional<ContactId> inPath) {
        Fields fields = Fields.of(exchange.body(), "id", "name", "order", "webhook");
        ContactId id = Ids.of(fields, inPath, ContactId::new);
        Optional<String> name = fields.text("name", Book.MAX_NAME);
        int order = fields.integer("order", 0, MAX_ORDER, 0);
        Optional<Fields> webhook = fields.object("webhook", "url", "secret");
        Optional<String> url =
                webhook.flatMap(within -> within.of("url", WebhookAddress.MAX_LENGTH, ContactRegistration::address));
        Optional<String> secret =
                webhook.flatMap(within -> within.of("secret", MAX_SECRET, ContactRegistration::secret));
        webhook.ifPresent(within -> within.required("url", url, ""));
        fields.check();
        return new Said(id, name.orElse(id.value()), order, url, secret);
    }

    private static String address(String text) {
        WebhookAddress.fault(text, false).ifPresent(fault -> {
            throw new IllegalArgumentException(fault);
        });
        return text;
    }

    private static String secret(String text) {
        if (text.length() < MIN_SECRET) {
            throw new IllegalArgumentException(
                    "must have at least " + MIN_SECRET + " characters, or be left out: one is minted then");
        }
        return text;
    }
}
