// SPDX-License-Identifier: Apache-2.0
package care.lares.sim;

import care.lares.sim.bench.BenchCommand;
import care.lares.sim.centre.CentreCommand;
import care.lares.sim.demo.DemoCommand;
import care.lares.sim.demo.PressCommand;
import care.lares.sim.simulate.SimulateCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The simulators' commands; {@code ./lares} hands them over as they were typed. */
@Command(name = "lares", description = "Simulated wards and measurements.", mixinStandardHelpOptions = true)
public final class Main {
    private Main() {}

    /** Runs one command and exits with its status. */
    public static void main(String[] args) {
        var time = new SystemTime();
        var lares = new CommandLine(new Main())
                .addSubcommand(new DemoCommand(time, time))
                .addSubcommand(new PressCommand(time, time))
                .addSubcommand(new CentreCommand(time, time))
                .addSubcommand(new SimulateCommand(time, time))
                .addSubcommand(new BenchCommand(time, time));
        System.exit(lares.setCaseInsensitiveEnumValuesAllowed(true).execute(args));
    }
}
