// SPDX-License-Identifier: Apache-2.0
package care.lares.cli;

import care.lares.cli.GatewayStarter.RunningGateway;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import picocli.CommandLine;

/** Runs commands in this process and keeps what they print. */
final class Terminal {
    final StringWriter out = new StringWriter();
    final StringWriter err = new StringWriter();
    GatewayStarter gateways = settings -> Future.succeededFuture(new StartedAtOnce());
    Map<String, String> environment = Map.of();

    int run(Object... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        String[] words = new String[arguments.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = arguments[i].toString();
        }
        return commands(words).execute(words);
    }

    CommandLine commands(String... words) {
        Surroundings surroundings =
                new Surroundings(InstantSource.system(), System::nanoTime, new SecureRandom(), environment);
        return CommandLines.of(settings -> gateways.start(settings), new Moment(), surroundings, words)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err));
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }

    JsonObject json() {
        return new JsonObject(out());
    }

    private static final class StartedAtOnce implements RunningGateway {
        @Override
        public int mqttPort() {
            return 1883;
        }

        @Override
        public int coapPort() {
            return 5683;
        }

        @Override
        public int coapsPort() {
            return 5684;
        }

        @Override
        public int httpPort() {
            return 8080;
        }

        @Override
        public Future<Void> stop() {
            return Future.succeededFuture();
        }
    }

    /** A life that is over at once. */
    private static final class Moment implements Lifetime {
        @Override
        public void begin(RunningGateway gateway) {}

        @Override
        public void await() {}
    }
}
