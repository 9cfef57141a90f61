// SPDX-License-Identifier: Apache-2.0
package care.lares.cli;

import care.lares.app.Gateway;
import care.lares.app.SystemTime;
import care.lares.cli.GatewayStarter.RunningGateway;
import care.lares.config.Settings;
import care.lares.journal.log.UnusableDirectoryException;
import care.lares.security.OpenFiles;
import io.vertx.core.Future;
import java.security.SecureRandom;

/** Where the process begins. */
public final class Main {
    private static final String RUN = "run";

    private Main() {}

    /** Runs one command and exits with its status. */
    public static void main(String[] arguments) {
        if (arguments.length > 0 && arguments[0].equals(RUN)) {
            requireFiles();
        }
        SystemTime time = new SystemTime();
        Surroundings surroundings = new Surroundings(time, time, new SecureRandom(), System.getenv());
        int status = CommandLines.of(Main::start, new UntilTerminated(), surroundings, arguments)
                .execute(arguments);
        System.exit(status);
    }

    /** First of all: with too few, the gateway's own code cannot be read, and what fails then says nothing of files. */
    private static void requireFiles() {
        OpenFiles.ofThisProcess().refusal().ifPresent(line -> {
            System.err.println("lares: " + line);
            System.exit(CommandException.CANNOT);
        });
    }

    private static Future<RunningGateway> start(Settings settings) throws UnusableDirectoryException {
        return Gateway.start(settings).map(Running::new);
    }

    private record Running(Gateway gateway) implements RunningGateway {
        @Override
        public int mqttPort() {
            return gateway.mqttPort();
        }

        @Override
        public int coapPort() {
            return gateway.coapPort();
        }

        @Override
        public int coapsPort() {
            return gateway.coapsPort();
        }

        @Override
        public int httpPort() {
            return gateway.httpPort();
        }

        @Override
        public Future<Void> stop() {
            return gateway.stop();
        }
    }
}
