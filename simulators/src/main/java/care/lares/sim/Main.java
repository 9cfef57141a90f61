// SPDX-License-Identifier: Apache-2.0
package care.lares.sim;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The simulators' commands; {@code ./lares} hands them over as they were typed. */
@Command(name = "lares", description = "Simulated wards and measurements.", mixinStandardHelpOptions = true)
public final class Main {
    private Main() {}

    /** Runs one command and exits with its status. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new Main()).execute(args));
    }
}
