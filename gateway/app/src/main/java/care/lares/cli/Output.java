// SPDX-License-Identifier: Apache-2.0
package care.lares.cli;

import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** What every command has: a result in words for people, or as JSON for programs. */
final class Output {
    @Spec(Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli before the command runs
    private CommandSpec command;

    @Option(names = "--json", description = "print the result as JSON, for programs")
    private boolean json;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this")
    @SuppressWarnings("UnusedVariable") // picocli acts on it
    private boolean help;

    boolean json() {
        return json;
    }

    /** A line for people. */
    void line(String text) {
        print(text + '\n');
    }

    /** Words beside the result, on standard error, so that the result alone goes into a file. */
    void notice(String text) {
        PrintWriter err = command.commandLine().getErr();
        err.println(text);
        err.flush();
    }

    /** A name and what it holds, aligned with its neighbours. */
    void row(String name, String value) {
        line("  %-12s %s".formatted(name, value));
    }

    /** The result for programs, one line. */
    void json(JsonObject result) {
        print(result.encode() + '\n');
    }

    /** Text as it is. */
    void print(String text) {
        PrintWriter out = command.commandLine().getOut();
        out.print(text);
        out.flush();
    }
}
