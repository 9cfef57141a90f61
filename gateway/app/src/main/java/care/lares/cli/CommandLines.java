// SPDX-License-Identifier: Apache-2.0
package care.lares.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** All commands in one tree, with errors in one line each. */
@Command(name = "lares", description = "Watches over old people at home.", versionProvider = InstalledVersion.class)
final class CommandLines {
    /** Set to anything to see where an unforeseen error came from. */
    static final String DEBUG = "LARES_DEBUG";

    @Option(names = "--version", versionHelp = true, description = "which software this is")
    @SuppressWarnings("UnusedVariable") // picocli acts on it
    private boolean version;

    private CommandLines() {}

    /**
     * The commands, or only the one that is asked for where that is {@link RunCommand}: to make the others takes a box
     * some tenths of a second in which nobody is heard.
     */
    static CommandLine of(GatewayStarter gateways, Lifetime lifetime, Surroundings surroundings, String... arguments) {
        CommandLine commands =
                new CommandLine(new CommandLines()).addSubcommand(new RunCommand(gateways, lifetime, surroundings));
        boolean starts = arguments.length > 0 && arguments[0].equals(RunCommand.NAME);
        if (!starts) {
            addOthers(commands, surroundings);
        }
        // The nested ones take these over when they are set last.
        return commands.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
                .setUsageHelpWidth(100)
                .setParameterExceptionHandler(CommandLines::misused)
                .setExecutionExceptionHandler((e, command, parsed) -> failed(e, command, surroundings));
    }

    private static void addOthers(CommandLine commands, Surroundings surroundings) {
        commands.addSubcommand(new CheckConfigCommand(surroundings))
                .addSubcommand(new DecodeCommand(surroundings))
                .addSubcommand(new LedgerCommand())
                .addSubcommand(new ReceiptCommand(surroundings))
                .addSubcommand(new VerifyCommand(surroundings))
                .addSubcommand(new CheckJournalCommand(surroundings))
                .addSubcommand(new EnrolCommand(surroundings))
                .addSubcommand(new RevokeCommand(surroundings))
                .addSubcommand(new UserCommand(surroundings))
                .addSubcommand(new PinCommand(surroundings, System.in))
                .addSubcommand(ConsentCommand.line(surroundings))
                .addSubcommand(ConfigCommand.line(surroundings))
                .addSubcommand(CommissionCommand.line(surroundings))
                .addSubcommand(new BackupCommand(surroundings))
                .addSubcommand(new RestoreCommand(surroundings))
                .addSubcommand(new ExportCommand(surroundings))
                .addSubcommand(new EraseCommand(surroundings))
                .addSubcommand(KeyCommand.line(surroundings));
    }

    private static int misused(ParameterException e, String[] arguments) {
        String command = e.getCommandLine().getCommandSpec().qualifiedName();
        String what =
                String.valueOf(e.getMessage()).lines().findFirst().orElse("").replaceFirst("^Error: ", "");
        error(e.getCommandLine(), what + "; see " + command + " --help");
        return CommandException.CANNOT;
    }

    private static int failed(Exception e, CommandLine command, Surroundings surroundings) {
        if (surroundings.environment().containsKey(DEBUG)) {
            e.printStackTrace(command.getErr());
        }
        if (e instanceof CommandException known) {
            error(command, String.valueOf(known.getMessage()));
            return known.status();
        }
        error(command, "unforeseen error, please report it with the output under " + DEBUG + "=1: " + e);
        return CommandException.CANNOT;
    }

    private static void error(CommandLine command, String line) {
        PrintWriter err = command.getErr();
        err.println("lares: " + line.replace('\n', ' '));
        err.flush();
    }
}
