// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.config.Webhook;
import care.lares.domain.ContactId;
import care.lares.journal.Channel;
import care.lares.journal.Registry;
import care.lares.journal.RegistryEntry.ContactRegistered;
import care.lares.notify.webhook.WebhookTarget;
import care.lares.security.SealedSecrets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReceiversTest {
    private static final Instant NOW = Instant.parse("2026-11-21T02:10:00Z");

    private final Registry registry = new Registry();
    private final SealedSecrets secrets = new SealedSecrets(new byte[32], new SecureRandom());

    @TempDir
    Path directory;

    @Test
    void aContactNamedAsAConfiguredMachineIsAnotherReceiver() throws Exception {
        Path secret = Files.writeString(directory.resolve("secret"), "not-a-real-secret-0123");
        Webhook configured = new Webhook("office", "http://127.0.0.1:9/config", secret, true);
        Receivers receivers = new Receivers(List.of(configured), registry, secrets, (way, why) -> {});
        registry.apply(contact("office"));
        registry.apply(contact("night-desk"));
        assertThat(receivers.now())
                .extracting(WebhookTarget::name)
                .containsExactly("office", "night-desk", "office (contact)");
    }

    private ContactRegistered contact(String id) {
        ContactId contact = new ContactId(id);
        String sealed = secrets.seal(SealedSecrets.of(contact, Channel.WEBHOOK), new byte[16]);
        Channel channel = new Channel(Channel.WEBHOOK, "http://127.0.0.1:9/contact", sealed);
        return new ContactRegistered(NOW, contact, id, 1, List.of(channel), "test");
    }
}
