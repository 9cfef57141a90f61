// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import care.lares.config.Settings;
import care.lares.domain.ContactId;
import care.lares.domain.WebhookAddress;
import care.lares.journal.Channel;
import care.lares.journal.Registry;
import care.lares.journal.RegistryEntry.ContactRegistered;
import care.lares.rules.roster.Coverage.Ways;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The ways out of a house that do not fail together: each machine outside is one, whoever is reached over it. */
public final class CoverageWays {
    private CoverageWays() {}

    /** Of the contacts and the machines that are told of alarms. */
    public static Ways of(Registry registry, Settings settings) {
        Map<ContactId, Set<String>> contacts = new HashMap<>();
        for (ContactRegistered contact : registry.contacts()) {
            machine(contact).ifPresent(machine -> contacts.put(contact.contact(), Set.of(machine)));
        }
        Set<String> machines = new HashSet<>();
        settings.outside().webhooks().forEach(webhook -> machines.add(machine(webhook.url())));
        settings.outside().centre().ifPresent(centre -> machines.add("centre " + centre.name()));
        return new Ways(contacts, machines);
    }

    private static Optional<String> machine(ContactRegistered contact) {
        return contact.channel(Channel.WEBHOOK)
                .map(Channel::address)
                .filter(address -> WebhookAddress.fault(address, false).isEmpty())
                .map(CoverageWays::machine);
    }

    private static String machine(String url) {
        return WebhookAddress.host(url).toLowerCase(Locale.ROOT);
    }
}
