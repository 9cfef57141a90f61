// SPDX-License-Identifier: Apache-2.0
package care.lares.cli;

import care.lares.config.ConfigReader;
import care.lares.config.Fault;
import care.lares.config.InvalidConfigException;
import care.lares.config.Listener;
import care.lares.config.Settings;
import care.lares.config.Witnesses;
import care.lares.domain.Speech;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Every fault of a configuration file at once. */
@Command(
        name = "check-config",
        description = "Checks a configuration file: every fault with its line, what is wrong and what is accepted.")
final class CheckConfigCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "such as /etc/lares/lares.yaml")
    @SuppressWarnings("NullAway.Init") // set by picocli before the command runs
    private Path file;

    @Mixin
    private final Output output = new Output();

    private final Surroundings surroundings;

    CheckConfigCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws CommandException {
        try {
            Settings settings = ConfigReader.read(file);
            RosterCheck roster = RosterCheck.of(settings, surroundings);
            if (roster.fault().isPresent()) {
                bad(List.of(roster.fault().get()));
                throw CommandException.cannot(words(1));
            }
            good(settings, roster);
            return 0;
        } catch (InvalidConfigException e) {
            bad(e.faults());
            throw CommandException.cannot(words(e.faults().size()), e);
        } catch (IOException e) {
            throw ConfigFile.unreadable(file, e);
        }
    }

    private String words(int faults) {
        return file + " has " + (faults == 1 ? "a fault" : faults + " faults") + ": put it right, then check again";
    }

    private void good(Settings settings, RosterCheck roster) {
        if (output.json()) {
            output.json(new JsonObject().put("valid", true).put("faults", new JsonArray()));
            return;
        }
        output.line(file + " is in order");
        output.row("data", settings.data().toString());
        settings.site().ifPresent(site -> {
            output.row("site", site.name());
            output.row("speaks", shown(site.speech()));
        });
        settings.listeners().mqtt().ifPresent(listener -> output.row("mqtt", shown(listener)));
        settings.listeners().coap().ifPresent(listener -> output.row("coap", shown(listener)));
        settings.listeners()
                .coaps()
                .ifPresent(listener -> output.row("coaps", listener.host() + ":" + listener.port()));
        settings.listeners().http().ifPresent(listener -> output.row("http", shown(listener)));
        witnesses(settings.outside().anchoring().witnesses());
        settings.outside()
                .centre()
                .ifPresent(centre -> output.row("centre", centre.name().value()));
        output.row("roster", roster.words());
        output.row(
                "journal",
                "linger " + shown(settings.linger()) + ", profile "
                        + settings.profile().wireName());
    }

    private void witnesses(Witnesses witnesses) {
        if (!witnesses.all().isEmpty()) {
            output.row("witnesses", witnesses.all().size() + ", of which " + witnesses.needed() + " must cosign");
        }
    }

    private void bad(List<Fault> faults) {
        if (!output.json()) {
            faults.forEach(fault -> output.line(fault.toString()));
            return;
        }
        JsonArray list = new JsonArray();
        faults.forEach(fault -> list.add(new JsonObject()
                .put("line", fault.line())
                .put("setting", fault.setting())
                .put("problem", fault.problem())
                .put("accepted", fault.accepted())));
        output.json(new JsonObject().put("valid", false).put("faults", list));
    }

    private static String shown(Speech speech) {
        return speech.language().tag() + ", " + speech.style().wireName() + ", times of " + speech.zone();
    }

    private static String shown(Listener listener) {
        return listener.host() + ":" + listener.port() + (listener.loopback() ? "" : " (not encrypted)");
    }

    private static String shown(Duration linger) {
        return linger.toMillis() % 1000 == 0 ? linger.toSeconds() + "s" : linger.toMillis() + "ms";
    }
}
