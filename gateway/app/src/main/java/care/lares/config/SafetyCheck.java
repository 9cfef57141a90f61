// SPDX-License-Identifier: Apache-2.0
package care.lares.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Refuses what has the right form but would be unsafe or could not work. */
final class SafetyCheck {
    private final YamlDocument document;
    private final List<Fault> faults = new ArrayList<>();

    private SafetyCheck(YamlDocument document) {
        this.document = document;
    }

    /** Faults of a document that already has the right form. */
    static List<Fault> faults(YamlDocument document, Settings settings) {
        SafetyCheck check = new SafetyCheck(document);
        check.plain("ingest.mqtt", settings.mqtt(), "device secrets and vital signs");
        check.plain("ingest.coap", settings.coap(), "vital signs, and can send them in any device's name");
        check.plain("http", settings.http(), "tokens and receipts");
        check.samePort("http", settings.http(), "ingest.mqtt", settings.mqtt(), 8080);
        check.samePort("ingest.coaps", settings.coaps(), "ingest.coap", settings.coap(), 5684);
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

    private void plain(String setting, Optional<Listener> listener, String exposed) {
        if (listener.isEmpty() || listener.get().loopback()) {
            return;
        }
        JsonNode plain = document.root().at("/" + setting.replace('.', '/') + "/plain");
        if (!plain.booleanValue(false)) {
            faults.add(new Fault(
                    document.line(setting + ".host"),
                    setting + ".host",
                    "'" + listener.get().host() + "' can be reached from outside this box, and this listener does not"
                            + " encrypt: whoever is on that network can read " + exposed,
                    "a loopback address such as 127.0.0.1, or 'plain: true' beside it if only your devices are on that"
                            + " network"));
        }
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
