// SPDX-License-Identifier: Apache-2.0
package care.lares.witness;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;

/** Where the witness's process begins. */
public final class Main {
    private static final int CANNOT = 2;

    private Main() {}

    /** Runs until it is told to stop. */
    public static void main(String[] arguments) {
        System.exit(command(Main::untilTerminated).execute(arguments));
    }

    static CommandLine command(Consumer<WitnessServer> lifetime) {
        WitnessCommand witness = new WitnessCommand(InstantSource.system(), new SecureRandom(), lifetime);
        return new CommandLine(witness)
                .setCommandName("lares witness")
                .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
                .setUsageHelpWidth(100)
                .setParameterExceptionHandler((e, given) -> misused(e))
                .setExecutionExceptionHandler((e, command, parsed) -> failed(e, command));
    }

    /** SIGTERM and SIGINT answer 0 after what is under way, where the JVM alone would answer 143. */
    private static void untilTerminated(WitnessServer server) {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            server.stop();
                            Runtime.getRuntime().halt(0);
                        },
                        "termination"));
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int misused(ParameterException e) {
        String what = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        return error(e.getCommandLine(), what + "; see lares witness --help");
    }

    private static int failed(Exception e, CommandLine command) {
        if (e instanceof UnusableStateException known) {
            return error(command, String.valueOf(known.getMessage()));
        }
        return error(command, "unforeseen error, please report it: " + e);
    }

    private static int error(CommandLine command, String line) {
        command.getErr().println("lares: " + line.replace('\n', ' '));
        command.getErr().flush();
        return CANNOT;
    }
}
