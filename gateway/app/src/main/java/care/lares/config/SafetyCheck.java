// SPDX-License-Identifier: Apache-2.0
package care.lares.config;

import care.lares.domain.WebhookAddress;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Refuses what has the right form but would be unsafe or could not work. */
final class SafetyCheck {
    /** Shortest secret of a webhook in characters: 80 random bits as base 32, and no password. */
    private static final int MIN_SECRET = 16;

    /** An anchor costs gas, and more often than ledgers make blocks there is no sense in it. */
    private static final Duration MIN_EVERY = Duration.ofSeconds(10);
    /** What happened within a round can be denied. */
    private static final Duration MAX_EVERY = Duration.ofHours(24);

    /** Characters of a witness's public key with its type, as base 64. */
    private static final int KEY_CHARACTERS = 44;

    private final YamlDocument document;
    private final List<Fault> faults = new ArrayList<>();

    private SafetyCheck(YamlDocument document) {
        this.document = document;
    }

    /** Faults of a document that already has the right form. */
    static List<Fault> faults(YamlDocument document, Settings settings) {
        SafetyCheck check = new SafetyCheck(document);
        check.plain("ingest.mqtt", settings.listeners().mqtt(), "device secrets and vital signs");
        check.plain("ingest.coap", settings.listeners().coap(), "vital signs, and can send them in any device's name");
        check.plain("http", settings.listeners().http(), "tokens and receipts");
        check.samePort(
                "http",
                settings.listeners().http(),
                "ingest.mqtt",
                settings.listeners().mqtt(),
                8080);
        check.samePort(
                "ingest.coaps",
                settings.listeners().coaps(),
                "ingest.coap",
                settings.listeners().coap(),
                5684);
        check.webhooks(settings.outside().webhooks());
        settings.outside().anchoring().ledger().ifPresent(check::ledger);
        check.witnesses(settings.outside().anchoring().witnesses());
        check.every(settings.outside().anchoring().every());
        check.room(settings.room());
        check.faults.addAll(CentreCheck.faults(document, settings.outside().centre()));
        return check.faults;
    }

    /** A linger no device would wait for; it comes before {@link Settings}, which cannot hold one. */
    static List<Fault> linger(YamlDocument document, Duration linger) {
        return linger.compareTo(Settings.MAX_LINGER) <= 0
                ? List.of()
                : List.of(new Fault(
                        document.line("journal.linger"),
                        "journal.linger",
                        "is longer than devices wait for their acknowledgement",
                        "0ms to " + Settings.MAX_LINGER.toSeconds() + "s"));
    }

    private void room(JournalRoom room) {
        long total = room.total().orElse(Long.MAX_VALUE);
        if (total < JournalRoom.LEAST_TOTAL) {
            add(
                    "journal.budget.total",
                    "is less than any log needs",
                    "64MB or more; a day of ten readings a second takes 300MB");
        }
        if (room.reserve().orElse(0) > total / 2) {
            add(
                    "journal.budget.reserve",
                    "leaves less than half of the total for readings",
                    "at most half of the total");
        }
    }

    private void plain(String setting, Optional<Listener> listener, String exposed) {
        if (listener.isEmpty() || listener.get().loopback()) {
            return;
        }
        JsonNode plain = document.root().at("/" + setting.replace('.', '/') + "/plain");
        if (!plain.asBoolean(false)) {
            faults.add(new Fault(
                    document.line(setting + ".host"),
                    setting + ".host",
                    "'" + listener.get().host() + "' can be reached from outside this box, and this listener does not"
                            + " encrypt: whoever is on that network can read " + exposed,
                    "a loopback address such as 127.0.0.1, or 'plain: true' beside it if only your devices are on that"
                            + " network"));
        }
    }

    private void webhooks(List<Webhook> webhooks) {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < webhooks.size(); i++) {
            Webhook webhook = webhooks.get(i);
            String setting = "notify.webhook." + i;
            WebhookAddress.fault(webhook.url(), webhook.plain())
                    .ifPresent(fault -> add(
                            setting + ".url",
                            fault,
                            "https://…; http:// to a loopback or private address, or with 'plain: true' beside it"));
            if (!names.add(webhook.name())) {
                add(setting + ".name", "is '" + webhook.name() + "' again", "a name of its own for each webhook");
            }
            secret(setting + ".secret-file", webhook.secretFile());
        }
    }

    /** What goes there tells nothing, but whoever is on the way could answer in the ledger's place. */
    private void ledger(LedgerNode ledger) {
        PlainUrl.fault(ledger.rpc())
                .ifPresent(fault -> add("ledger.rpc", fault, "https://…, or http:// to a loopback address"));
        if (ledger.contract().filter(address -> address.equals("0".repeat(40))).isPresent()) {
            add("ledger.contract", "is zero, where no contract can be", "the address that lares ledger deploy printed");
        }
    }

    private void witnesses(Witnesses witnesses) {
        Set<String> names = new HashSet<>();
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < witnesses.all().size(); i++) {
            WitnessNode witness = witnesses.all().get(i);
            String setting = "witnesses." + i;
            PlainUrl.fault(witness.url())
                    .ifPresent(fault -> add(setting + ".url", fault, "https://…, or http:// to a loopback address"));
            if (!names.add(witness.name())) {
                add(setting + ".name", "is '" + witness.name() + "' again", "a name of its own for each witness");
            }
            witness.key().ifPresent(key -> witnessKey(setting + ".key", key, keys));
        }
        int all = witnesses.all().size();
        if (!document.root().path("witnesses-needed").isMissingNode() && witnesses.needed() > all) {
            add("witnesses-needed", "is more than there are witnesses", all == 0 ? "no such line" : "1 to " + all);
        }
    }

    /** One who signs under two names would count twice. */
    private void witnessKey(String setting, String key, Set<String> others) {
        if (!WitnessKeyForm.holds(key)) {
            add(
                    setting,
                    "was not copied as a whole: its id is not that of its name and key",
                    "what the witness prints");
        } else if (!others.add(key.substring(key.length() - KEY_CHARACTERS))) {
            add(setting, "is the key of another witness here as well", "a key of its own for each witness");
        }
    }

    private void every(Duration every) {
        if (every.compareTo(MIN_EVERY) < 0 || every.compareTo(MAX_EVERY) > 0) {
            add(
                    "ledger.every",
                    "is too often for a ledger, or too seldom to prove anything",
                    MIN_EVERY.toSeconds() + "s to " + MAX_EVERY.toHours() + "h, such as 10m");
        }
    }

    /** Unreadable secrets stop the start: messages that prove nothing would be thrown away by their receiver. */
    private void secret(String setting, Path file) {
        try {
            if (Files.readString(file).strip().length() < MIN_SECRET) {
                add(setting, "holds a secret that can be guessed", "at least " + MIN_SECRET + " characters");
            }
        } catch (IOException unreadable) {
            add(setting, "names a file that cannot be read", "a file this user may read, with nothing but the secret");
        }
    }

    private void add(String setting, String problem, String accepted) {
        faults.add(new Fault(document.line(setting), setting, problem, accepted));
    }

    /** Two listeners of one transport on one port; TCP and UDP ports are not the same ones. */
    private void samePort(
            String setting, Optional<Listener> listener, String otherSetting, Optional<Listener> other, int example) {
        int port = listener.map(Listener::port).orElse(0);
        if (port != 0 && other.filter(holder -> holder.port() == port).isPresent()) {
            faults.add(new Fault(
                    document.line(setting + ".port"),
                    setting + ".port",
                    "is '" + port + "', the port of " + otherSetting,
                    "another port, such as " + example));
        }
    }
}
