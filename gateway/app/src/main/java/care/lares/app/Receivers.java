// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import care.lares.config.Webhook;
import care.lares.domain.WayOut;
import care.lares.domain.WebhookAddress;
import care.lares.journal.Channel;
import care.lares.journal.Registry;
import care.lares.journal.RegistryEntry.ContactRegistered;
import care.lares.notify.webhook.WebhookTarget;
import care.lares.security.SealedSecrets;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whom webhooks go to: machines of the configuration, and contacts as they are registered. For one thread. */
final class Receivers {
    private static final Logger LOG = LoggerFactory.getLogger(Receivers.class);
    private static final HexFormat HEX = HexFormat.of();
    private static final String UNSIGNED = "";

    private final Registry registry;
    private final SealedSecrets secrets;
    private final BiConsumer<WayOut, String> unusable;
    private final List<WebhookTarget> configured;
    private List<ContactRegistered> contacts = List.of();
    private List<WebhookTarget> all;

    /**
     * Those of the configuration, whose secrets are read now, and whoever is in the registry.
     *
     * @param unusable is told of a contact whose address alarms may not go to, and why
     */
    Receivers(List<Webhook> webhooks, Registry registry, SealedSecrets secrets, BiConsumer<WayOut, String> unusable) {
        this.unusable = unusable;
        this.registry = registry;
        this.secrets = secrets;
        this.configured = webhooks.stream().map(Receivers::target).toList();
        this.all = configured;
    }

    private static WebhookTarget target(Webhook webhook) {
        return new WebhookTarget(webhook.name(), URI.create(webhook.url()), secret(webhook));
    }

    /** Checked with the rest of the configuration; vanished since, an alarm nobody can verify is better than none. */
    private static String secret(Webhook webhook) {
        try {
            return HEX.formatHex(Files.readString(webhook.secretFile()).strip().getBytes(StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            LOG.error("webhook secret unreadable webhook={} reason={}", webhook.name(), unreadable.toString());
            return UNSIGNED;
        }
    }

    /** All of them, as things stand; the same list while nothing has changed. */
    List<WebhookTarget> now() {
        List<ContactRegistered> registered = registry.contacts();
        if (!registered.equals(contacts)) {
            contacts = registered;
            List<WebhookTarget> targets = new ArrayList<>(configured);
            registered.forEach(contact -> target(contact).ifPresent(targets::add));
            all = List.copyOf(targets);
        }
        return all;
    }

    /** The ways out to all of them, to those as well whose address alarms may not go to. */
    Set<WayOut> ways() {
        Stream<String> contacts = registry.contacts().stream()
                .filter(contact -> contact.channel(Channel.WEBHOOK).isPresent())
                .map(this::name);
        return Stream.concat(configured.stream().map(WebhookTarget::name), contacts)
                .map(name -> new WayOut(Channel.WEBHOOK, name))
                .collect(Collectors.toSet());
    }

    private Optional<WebhookTarget> target(ContactRegistered contact) {
        Optional<Channel> channel = contact.channel(Channel.WEBHOOK);
        if (channel.isEmpty()) {
            return Optional.empty();
        }
        String address = channel.get().address();
        Optional<String> fault = WebhookAddress.fault(address, false);
        if (fault.isPresent()) {
            unusable.accept(new WayOut(Channel.WEBHOOK, name(contact)), "its address " + fault.get());
            return Optional.empty();
        }
        String sealed = channel.get().sealedSecret();
        String secret = secrets.open(SealedSecrets.of(contact.contact(), Channel.WEBHOOK), sealed)
                .map(HEX::formatHex)
                .orElse(UNSIGNED);
        return Optional.of(
                new WebhookTarget(name(contact), URI.create(address), secret, Optional.of(contact.contact())));
    }

    /** A contact called as a machine of the configuration is another one: one name is one way out. */
    private String name(ContactRegistered contact) {
        String id = contact.contact().value();
        boolean taken = configured.stream().anyMatch(target -> target.name().equals(id));
        return taken ? id + " (contact)" : id;
    }
}
