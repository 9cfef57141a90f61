// SPDX-License-Identifier: Apache-2.0
package care.lares.cli;

import care.lares.api.tuning.TuningJson;
import care.lares.config.Fault;
import care.lares.config.TuningReader;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What the rules go by. */
@Command(
        name = "config",
        description = "Shows what the rules of a running gateway go by, tries other settings on the last 14 days, and"
                + " sets what was tried.",
        sortOptions = false)
final class ConfigCommand extends CommandGroup {
    private ConfigCommand() {
        super("show, schema, try, cancel or set");
    }

    static CommandLine line(Surroundings surroundings) {
        return new CommandLine(new ConfigCommand())
                .addSubcommand(new Show(surroundings))
                .addSubcommand(new SchemaCommand())
                .addSubcommand(new Try(surroundings))
                .addSubcommand(new Cancel(surroundings))
                .addSubcommand(new Accept(surroundings));
    }

    @Command(name = "show", description = "Shows what holds, and where it was set.", sortOptions = false)
    private static final class Show implements Callable<Integer> {
        @Option(names = "--device", paramLabel = "ID", description = "for this device")
        private String device = "";

        @Option(names = "--place", paramLabel = "ID", description = "for what is in this place")
        private String place = "";

        @Option(names = "--resident", paramLabel = "ID", description = "for what serves this resident")
        private String resident = "";

        @Mixin
        private final GatewayOption gateway;

        @Mixin
        private final Output output = new Output();

        Show(Surroundings surroundings) {
            this.gateway = new GatewayOption(surroundings, "residents:read");
        }

        @Override
        public Integer call() throws CommandException, InterruptedException {
            JsonObject shown = new RunningConfig(gateway).shown(device, place, resident);
            if (output.json()) {
                output.json(shown);
                return 0;
            }
            long version = shown.getLong("version", 0L);
            output.line(
                    version == 0
                            ? "everything is as usual: nobody has set anything"
                            : "version " + version + ", set by " + shown.getString("by") + " at "
                                    + shown.getString("changedAt"));
            shown.getJsonArray("effective").forEach(one -> row((JsonObject) one));
            return 0;
        }

        private void row(JsonObject one) {
            output.line("  %-20s %-5s %-9s usual %s, accepted %s to %s"
                    .formatted(
                            one.getString("setting"),
                            one.getValue("value"),
                            one.getString("from"),
                            one.getValue("usual"),
                            one.getValue("least"),
                            one.getValue("most")));
        }
    }

    @Command(name = "schema", description = "Prints the JSON Schema of such a file.", sortOptions = false)
    private static final class SchemaCommand implements Callable<Integer> {
        @Mixin
        private final Output output = new Output();

        @Override
        public Integer call() {
            if (output.json()) {
                output.json(new JsonObject(TuningReader.schema()));
            } else {
                output.print(TuningReader.schema());
            }
            return 0;
        }
    }

    /** What try and set have in common: a file, held against the schema before anybody is asked. */
    private abstract static class OfFile implements Callable<Integer> {
        @Parameters(paramLabel = "FILE", description = "settings as YAML or JSON; 'lares config schema' says which")
        @SuppressWarnings("NullAway.Init") // set by picocli before the command runs
        private Path file;

        @Mixin
        private final GatewayOption gateway;

        @Mixin
        final Output output = new Output();

        OfFile(Surroundings surroundings) {
            this.gateway = new GatewayOption(surroundings, "registry:write");
        }

        final RunningConfig running() {
            return new RunningConfig(gateway);
        }

        final Path file() {
            return file;
        }

        final JsonObject wanted() throws CommandException {
            TuningReader.Read read = TuningReader.read(text());
            List<Fault> faults = read.faults();
            if (!faults.isEmpty()) {
                String more = faults.size() > 1 ? " (and " + (faults.size() - 1) + " more)" : "";
                throw CommandException.cannot(file + ", " + faults.get(0) + more);
            }
            return TuningJson.of(read.tuning());
        }

        private String text() throws CommandException {
            try {
                if (Files.size(file) > TuningReader.MAX_BYTES) {
                    throw CommandException.cannot(
                            file + " is too large: at most " + TuningReader.MAX_BYTES / 1024 + " kB");
                }
                return Files.readString(file);
            } catch (CharacterCodingException e) {
                throw CommandException.cannot(file + " is not UTF-8 text", e);
            } catch (IOException e) {
                throw ConfigFile.unreadable(file, e);
            }
        }
    }

    @Command(
            name = "try",
            description = "Tries settings on the last 14 days: which alarms there would have been, and which not.",
            sortOptions = false)
    private static final class Try extends OfFile {
        Try(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        public Integer call() throws CommandException, InterruptedException {
            JsonObject tried = running().tried(wanted(), output::notice);
            if (output.json()) {
                output.json(tried);
                return 0;
            }
            output.line(tried.getString("summary"));
            alarms("more", tried.getJsonArray("raised"));
            alarms("fewer", tried.getJsonArray("notRaised"));
            tried.getJsonArray("laxer").forEach(laxer -> output.line("  later than usual: " + laxer));
            tried.getJsonArray("untried").forEach(setting -> output.line("  this past cannot tell of " + setting));
            output.line("to accept it: lares config set " + file() + " --tried " + tried.getString("token"));
            return 0;
        }

        private void alarms(String sort, JsonArray alarms) {
            for (int i = 0; i < alarms.size(); i++) {
                JsonObject alarm = alarms.getJsonObject(i);
                String where = alarm.getString("placeName");
                output.line("  %-6s %s  %-9s %s%s"
                        .formatted(
                                sort,
                                alarm.getString("at"),
                                alarm.getString("step"),
                                alarm.getString("kind"),
                                where == null ? "" : ", " + where));
            }
        }
    }

    @Command(
            name = "cancel",
            description = "Gives up what is being tried; whoever waits for it is told.",
            sortOptions = false)
    private static final class Cancel implements Callable<Integer> {
        @Mixin
        private final GatewayOption gateway;

        @Mixin
        private final Output output = new Output();

        Cancel(Surroundings surroundings) {
            this.gateway = new GatewayOption(surroundings, "registry:write");
        }

        @Override
        public Integer call() throws CommandException, InterruptedException {
            new RunningConfig(gateway).cancel();
            if (output.json()) {
                output.json(new JsonObject().put("going", false));
            } else {
                output.line("nothing is being tried any more");
            }
            return 0;
        }
    }

    @Command(name = "set", description = "Sets what was tried. It holds at once.", sortOptions = false)
    private static final class Accept extends OfFile {
        @Option(names = "--tried", paramLabel = "TOKEN", description = "what 'lares config try FILE' printed")
        private String token = "";

        Accept(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        public Integer call() throws CommandException, InterruptedException {
            JsonObject wanted = wanted();
            if (token.isEmpty()) {
                throw CommandException.cannot("what was not tried is not set: lares config try " + file()
                        + " shows what it would have done, and prints the --tried TOKEN");
            }
            JsonObject set = running().set(wanted, token);
            if (output.json()) {
                output.json(set);
            } else {
                output.line("version " + set.getLong("version") + " holds");
            }
            return 0;
        }
    }
}
