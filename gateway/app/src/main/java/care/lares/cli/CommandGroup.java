// SPDX-License-Identifier: Apache-2.0
package care.lares.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that does nothing by itself: one of those below it has to be said. */
abstract class CommandGroup implements Callable<Integer> {
    private final String choice;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before the command runs
    private CommandSpec command;

    @Mixin
    @SuppressWarnings("UnusedVariable") // its options are picocli's
    private final Output output = new Output();

    /**
     * Of these commands.
     *
     * @param choice their names as in a sentence, such as {@code give, withdraw or list}
     */
    CommandGroup(String choice) {
        this.choice = choice;
    }

    @Override
    public final Integer call() throws CommandException {
        throw CommandException.cannot("say " + choice + "; see " + command.qualifiedName() + " --help");
    }
}
