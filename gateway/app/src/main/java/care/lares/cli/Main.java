// SPDX-License-Identifier: Apache-2.0
package care.lares.cli;

import care.lares.app.Gateway;
import care.lares.app.SystemTime;
import care.lares.cli.GatewayStarter.RunningGateway;
import io.vertx.core.Future;
import java.security.SecureRandom;

/** The command {@code lares}. */
public final class Main {
    private Main() {}

    /** Runs one command and ends with its status. */
    public static void main(String[] arguments) {
        SystemTime time = new SystemTime();
        Surroundings surroundings = new Surroundings(time, time, new SecureRandom(), System.getenv());
        GatewayStarter gateways = settings -> Gateway.start(settings).map(Running::new);
        System.exit(
                CommandLines.of(gateways, new UntilTerminated(), surroundings).execute(arguments));
    }

    private record Running(Gateway gateway) implements RunningGateway {
        @Override
        public int mqttPort() {
            return gateway.mqttPort();
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
