// SPDX-License-Identifier: Apache-2.0
package care.lares.config;

import care.lares.domain.RecipientId;
import care.lares.domain.Span;
import care.lares.domain.WebhookAddress;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads {@code lares.yaml}. An unknown, doubled or unsafe setting stops the start: nothing is guessed or passed over. */
public final class ConfigReader {
    /** Largest file in bytes: a hundred times what the settings need, and no risk for the parser. */
    private static final long MAX_BYTES = 64 * 1024;

    private ConfigReader() {}

    /**
     * The settings in a file.
     *
     * @throws InvalidConfigException when anything is wrong with it: holds all faults at once
     * @throws IOException when the file cannot be read
     */
    public static Settings read(Path file) throws InvalidConfigException, IOException {
        YamlDocument document = YamlDocument.parse(text(file));
        List<Fault> faults = new ArrayList<>(document.faults());
        if (faults.isEmpty() && document.root().isMissingNode()) {
            faults.add(new Fault(1, "", "the file is empty", "at least data and ingest"));
        }
        if (!document.root().isMissingNode()) {
            faults.addAll(new SchemaCheck().faults(document));
        }
        stopAt(faults, file);
        faults.addAll(SafetyCheck.linger(document, linger(document.root())));
        faults.addAll(SpeechForm.faults(document));
        stopAt(faults, file);
        Settings settings = settings(document.root());
        faults.addAll(SafetyCheck.faults(document, settings));
        stopAt(faults, file);
        return settings;
    }

    private static String text(Path file) throws IOException, InvalidConfigException {
        if (Files.size(file) > MAX_BYTES) {
            throw new InvalidConfigException(
                    file, List.of(new Fault(1, "", "the file is too large", "at most " + MAX_BYTES / 1024 + " kB")));
        }
        try {
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new InvalidConfigException(file, List.of(new Fault(1, "", "the file is not UTF-8", "UTF-8 text")));
        }
    }

    private static void stopAt(List<Fault> faults, Path file) throws InvalidConfigException {
        if (!faults.isEmpty()) {
            faults.sort(Comparator.comparingInt(Fault::line));
            throw new InvalidConfigException(file, faults);
        }
    }

    private static Settings settings(JsonNode root) {
        return new Settings(
                Path.of(root.path("data").textValue()),
                site(root.path("site")),
                new Listeners(
                        listener(root.path("ingest").path("mqtt")),
                        listener(root.path("ingest").path("coap")),
                        listener(root.path("ingest").path("coaps")),
                        listener(root.path("http"))),
                linger(root),
                profile(root),
                room(root.at("/journal")),
                new Outside(webhooks(root.at("/notify/webhook")), anchoring(root), centre(root.path("centre"))),
                Optional.empty());
    }

    private static Anchoring anchoring(JsonNode root) {
        JsonNode ledger = root.path("ledger");
        return new Anchoring(
                every(ledger.isMissingNode() ? root.path("witnesses-every") : ledger.path("every")),
                ledger.isMissingNode() ? Optional.empty() : Optional.of(ledger(ledger)),
                witnesses(root));
    }

    private static Witnesses witnesses(JsonNode root) {
        List<WitnessNode> all = new ArrayList<>();
        for (JsonNode node : root.path("witnesses")) {
            all.add(new WitnessNode(
                    node.path("name").textValue(),
                    node.path("url").textValue(),
                    Optional.of(node.path("key").textValue())));
        }
        int needed = root.path("witnesses-needed").asInt(Witnesses.majority(all.size()));
        return new Witnesses(all, needed);
    }

    private static Duration every(JsonNode every) {
        return span(every, Anchoring.DEFAULT_EVERY);
    }

    private static LedgerNode ledger(JsonNode node) {
        return new LedgerNode(
                node.path("rpc").textValue(),
                Optional.of(hex(node.path("contract"))),
                node.path("chain-id").longValue(),
                node.path("genesis").isMissingNode() ? Optional.empty() : Optional.of(hex(node.path("genesis"))),
                node.path("confirmations").asInt(LedgerNode.DEFAULT_CONFIRMATIONS));
    }

    /** Digits as the gateway writes them: without {@code 0x}, in lower case. */
    private static String hex(JsonNode node) {
        return node.textValue().substring(2).toLowerCase(Locale.ROOT);
    }

    private static List<Webhook> webhooks(JsonNode nodes) {
        List<Webhook> webhooks = new ArrayList<>();
        for (JsonNode node : nodes) {
            String url = node.path("url").textValue();
            webhooks.add(new Webhook(
                    node.path("name").asText(WebhookAddress.host(url)),
                    url,
                    Path.of(node.path("secret-file").textValue()),
                    node.path("plain").asBoolean(false)));
        }
        return webhooks;
    }

    private static Optional<MonitoringCentre> centre(JsonNode node) {
        if (node.isMissingNode()) {
            return Optional.empty();
        }
        Optional<MonitoringCentre.Login> login = file(node, "client-cert-file")
                .flatMap(cert -> file(node, "client-key-file").map(key -> new MonitoringCentre.Login(cert, key)));
        return Optional.of(new MonitoringCentre(
                new RecipientId(node.path("name").textValue()),
                node.path("url").textValue(),
                file(node, "ca-file"),
                login,
                file(node, "token-file"),
                span(node.path("heartbeat"), MonitoringCentre.HEARTBEAT),
                span(node.path("every"), MonitoringCentre.HOUR)));
    }

    private static Duration span(JsonNode node, Duration usual) {
        return node.isMissingNode() ? usual : Span.of(node.textValue());
    }

    private static Optional<Path> file(JsonNode node, String name) {
        return Optional.ofNullable(node.path(name).textValue()).map(Path::of);
    }

    private static Optional<Site> site(JsonNode node) {
        return node.isMissingNode()
                ? Optional.empty()
                : Optional.of(new Site(
                        node.path("name").textValue(),
                        Optional.ofNullable(node.path("address").textValue()),
                        node.path("alone").asBoolean(false),
                        node.path("names-on-board").asBoolean(true),
                        SpeechForm.of(node)));
    }

    private static Optional<Listener> listener(JsonNode node) {
        return node.isMissingNode()
                ? Optional.empty()
                : Optional.of(new Listener(
                        node.path("host").textValue(), node.path("port").intValue()));
    }

    private static Profile profile(JsonNode root) {
        return Profile.ofWireName(root.at("/journal/profile").asText(Profile.DEFAULT.wireName()));
    }

    private static Duration linger(JsonNode root) {
        return span(root.at("/journal/linger"), profile(root).linger());
    }

    private static JournalRoom room(JsonNode journal) {
        JsonNode budget = journal.path("budget");
        JsonNode retention = journal.path("retention");
        return new JournalRoom(
                bytes(budget.path("total")),
                bytes(budget.path("reserve")),
                bytes(budget.path("telemetry")),
                bytes(budget.path("vitals")),
                Optional.ofNullable(retention.path("telemetry").textValue()).map(Span::of),
                Optional.ofNullable(retention.path("vitals").textValue()).map(Span::of),
                span(journal.path("warn-before"), JournalRoom.WARN_BEFORE));
    }

    private static OptionalLong bytes(JsonNode node) {
        return node.isMissingNode() ? OptionalLong.empty() : OptionalLong.of(ByteSize.of(node.textValue()));
    }
}
