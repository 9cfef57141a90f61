// SPDX-License-Identifier: Apache-2.0
package care.lares.cli;

import care.lares.app.Knock;
import care.lares.cli.GatewayStarter.RunningGateway;
import care.lares.config.Outside;
import care.lares.config.Profile;
import care.lares.config.Settings;
import care.lares.journal.log.SilentCardException;
import care.lares.journal.log.UnusableDirectoryException;
import care.lares.security.Secrets;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** One gateway, in the foreground, until it is told to stop. */
@Command(
        name = RunCommand.NAME,
        description = "Runs one gateway until SIGTERM. The first line on standard output is JSON: ready, and where.",
        sortOptions = false)
final class RunCommand implements Callable<Integer> {
    static final String NAME = "run";

    private final GatewayStarter gateways;
    private final Lifetime lifetime;
    private final Secrets secrets;

    @ArgGroup(multiplicity = "1")
    @SuppressWarnings("NullAway.Init") // set by picocli before the command runs
    private Source source;

    @Mixin
    private final Output output = new Output();

    RunCommand(GatewayStarter gateways, Lifetime lifetime, Surroundings surroundings) {
        this.gateways = gateways;
        this.lifetime = lifetime;
        this.secrets = new Secrets(surroundings.random());
    }

    private static final class Source {
        @Option(names = "--config", paramLabel = "FILE", description = "the settings, see check-config")
        private @Nullable Path config;

        @ArgGroup(exclusive = false)
        private @Nullable Dev dev;
    }

    private static final class Dev {
        @Option(
                names = "--dev",
                required = true,
                description = "for tests and integrators: loopback only, every device name is enrolled on first sight,"
                        + " one admin token")
        @SuppressWarnings("UnusedVariable") // given or not, it chooses this group
        private boolean dev;

        @Option(names = "--data", paramLabel = "DIR", description = "data directory (else a new temporary one, kept)")
        private @Nullable Path data;

        @Option(names = "--mqtt", paramLabel = "PORT", defaultValue = "0", description = "0: any free port (default)")
        private int mqtt;

        @Option(names = "--coap", paramLabel = "PORT", defaultValue = "0", description = "0: any free port (default)")
        private int coap;

        @Option(names = "--coaps", paramLabel = "PORT", defaultValue = "0", description = "0: any free port (default)")
        private int coaps;

        @Option(names = "--http", paramLabel = "PORT", defaultValue = "0", description = "0: any free port (default)")
        private int http;

        @ArgGroup(exclusive = false)
        private AnchorOptions anchors = new AnchorOptions();

        @Option(
                names = "--clock",
                paramLabel = "CLOCK",
                defaultValue = "system",
                converter = ClockName.class,
                description = "system (default), or manual: time stands still except by POST /api/v1/dev/clock")
        private Clock clock = Clock.SYSTEM;

        @ArgGroup(exclusive = false)
        private CentreOptions centre = new CentreOptions();

        @ArgGroup(exclusive = false)
        private SpeechOptions speech = new SpeechOptions();

        @Option(
                names = "--index",
                paramLabel = "on|off",
                defaultValue = "on",
                converter = IndexName.class,
                description = "on (default); off is for benches: nothing that was logged can be searched")
        private Index index = Index.ON;

        @Option(
                names = "--profile",
                paramLabel = "default|sd-card",
                defaultValue = "default",
                converter = ProfileName.class,
                description = "what the data directory is on, as journal.profile says it (default: default)")
        private Profile profile = Profile.DEFAULT;
    }

    /** What the gateway's time goes by. */
    private enum Clock {
        SYSTEM,
        MANUAL
    }

    private static final class ClockName extends Words<Clock> {
        ClockName() {
            super(Clock.class);
        }
    }

    private static final class ProfileName extends Words<Profile> {
        ProfileName() {
            super(Profile.class);
        }
    }

    /** Whether what was logged can be searched. */
    private enum Index {
        ON,
        OFF
    }

    private static final class IndexName extends Words<Index> {
        IndexName() {
            super(Index.class);
        }
    }

    @Override
    public Integer call() throws CommandException, InterruptedException {
        Settings settings = source.config != null ? configured(source.config) : dev(source.dev);
        if (answers(settings.data())) {
            DataDirectory.checkStart(settings.data());
        }
        RunningGateway gateway = started(settings);
        lifetime.begin(gateway);
        output.json(ready(settings, gateway));
        lifetime.await();
        return 0;
    }

    private static Settings configured(Path config) throws CommandException {
        Settings settings = ConfigFile.read(config);
        if (answers(settings.data())) {
            DataDirectory.checkOwner(settings.data());
        }
        return settings;
    }

    /** A card that does not answer is not looked at: the gateway hears calls all the same. */
    private static boolean answers(Path data) {
        try {
            Knock.at(data);
            return true;
        } catch (SilentCardException silent) {
            return false;
        }
    }

    private Settings dev(@Nullable Dev dev) throws CommandException {
        if (dev == null) {
            throw CommandException.cannot("give --config FILE or --dev; see lares run --help");
        }
        try {
            Path data = dev.data != null ? dev.data.toAbsolutePath() : Files.createTempDirectory("lares-dev-");
            Settings settings = Settings.dev(
                            data,
                            new Settings.DevPorts(dev.mqtt, dev.coap, dev.coaps, dev.http),
                            new Settings.Development(
                                    secrets.mint(),
                                    secrets.mint(),
                                    dev.clock == Clock.MANUAL,
                                    dev.index == Index.ON,
                                    dev.profile))
                    .with(new Outside(List.of(), dev.anchors.anchoring(), dev.centre.centre()));
            return dev.speech.site().map(settings::with).orElse(settings);
        } catch (IllegalArgumentException e) {
            throw CommandException.cannot(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw CommandException.cannot("cannot make a temporary directory: give --data DIR", e);
        }
    }

    private RunningGateway started(Settings settings) throws CommandException, InterruptedException {
        try {
            return gateways.start(settings)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get();
        } catch (ExecutionException | UnusableDirectoryException e) {
            throw StartFailure.of(e, settings);
        }
    }

    private static JsonObject ready(Settings settings, RunningGateway gateway) {
        JsonObject ready = new JsonObject()
                .put("ready", true)
                .put("http", gateway.httpPort())
                .put("mqtt", gateway.mqttPort())
                .put("coap", gateway.coapPort())
                .put("coaps", gateway.coapsPort());
        settings.development()
                .ifPresent(development -> ready.put("token", development.adminToken())
                        .put("psk", new JsonObject().put("key", development.psk())));
        return ready.put("data", settings.data().toString());
    }
}
