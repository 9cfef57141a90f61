// SPDX-License-Identifier: Apache-2.0
package care.lares.sim;

import care.lares.sim.bench.BenchCommand;
import care.lares.sim.centre.CentreCommand;
import care.lares.sim.demo.DemoCommand;
import care.lares.sim.demo.PressCommand;
import care.lares.sim.simulate.ReplayCommand;
import care.lares.sim.simulate.SimulateCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** The simulators' commands; {@code ./lares} hands them over as they were typed. */
@Command(name = "lares", description = "Simulated wards and measurements.", mixinStandardHelpOptions = true)
public final class Main {
    private static final int MISUSED = 2;

    private Main() {}

    /** Runs one command and exits with its status. */
    public static void main(String[] args) {
        System.exit(commands(new SystemTime()).execute(args));
    }

    static CommandLine commands(SystemTime time) {
        return new CommandLine(new Main())
                .addSubcommand(new DemoCommand(time, time))
                .addSubcommand(new PressCommand(time, time))
                .addSubcommand(new CentreCommand(time, time))
                .addSubcommand(new SimulateCommand(time, time))
                .addSubcommand(new ReplayCommand(time, time))
                .addSubcommand(new BenchCommand(time, time))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Main::misused);
    }

    /** One line that says where to look, and not the whole manual. */
    private static int misused(ParameterException e, String[] arguments) {
        String what =
                String.valueOf(e.getMessage()).lines().findFirst().orElse("").replaceFirst("^Error: ", "");
        CommandLine command = e.getCommandLine();
        command.getErr()
                .println("lares: " + what + "; see " + command.getCommandSpec().qualifiedName() + " --help");
        return MISUSED;
    }
}
