// SPDX-License-Identifier: Apache-2.0
package care.lares.witness;

import care.lares.journal.check.LogKey;
import care.lares.journal.check.RefusedException;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs a witness. */
@Command(
        name = "witness",
        description = {
            "Watches that gateways never change what they have logged: cosigns each checkpoint that continues the one"
                    + " before, and keeps both when one does not (C2SP tlog-witness).",
            "Run it in another house than the gateways it watches, behind a proxy that speaks TLS: they call a witness"
                    + " elsewhere by https only."
        },
        footer = {"", "Exit status: 0 after SIGTERM, 2 when it cannot run."},
        sortOptions = false)
final class WitnessCommand implements Callable<Integer> {
    /** As {@link DeadMansSwitch#SILENT_AFTER}. */
    private static final String SILENT_MINUTES = "15";

    private final InstantSource clock;
    private final SecureRandom random;
    private final Consumer<WitnessServer> lifetime;

    private static final Logger LOG = LoggerFactory.getLogger(WitnessCommand.class);

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before the command runs
    private CommandSpec spec;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "where its key and what it has seen are kept, nobody else's; with --dev else a new temporary one")
    private @Nullable Path data;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            defaultValue = "",
            description = "its name when its key is made, such as witness.example/w1 (default: a random one)")
    private String name = "";

    @Option(
            names = "--log",
            paramLabel = "VKEY",
            description = "a log to watch, by its verifier key; /health/ready of a gateway shows it as verifierKey")
    private final List<String> logs = new ArrayList<>();

    @Option(
            names = "--tell",
            paramLabel = "URL",
            description = "where to POST that a gateway has not been heard for " + SILENT_MINUTES
                    + " min: the family's phone, somebody who can go there; give it again for each")
    private final List<URI> tell = new ArrayList<>();

    @Option(names = "--dev", description = "believe every log the key it brings when it is first seen; for tests only")
    private boolean dev;

    @Option(
            names = "--host",
            defaultValue = "127.0.0.1",
            description = "address to listen at (default ${DEFAULT-VALUE})")
    private String host = "127.0.0.1";

    @Option(names = "--port", defaultValue = "0", description = "port to listen at; 0: any free one (default)")
    private int port;

    @Option(names = "--show-key", description = "only print the verifier key, which is made when there is none")
    private boolean showKey;

    @Option(names = "--json", description = "print what is ready as JSON, for programs")
    private boolean json;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this")
    @SuppressWarnings("UnusedVariable") // picocli acts on it
    private boolean help;

    /**
     * The command.
     *
     * @param lifetime returns when a server that listens has done its time
     */
    WitnessCommand(InstantSource clock, SecureRandom random, Consumer<WitnessServer> lifetime) {
        this.clock = clock;
        this.random = random;
        this.lifetime = lifetime;
    }

    @Override
    public Integer call() throws UnusableStateException {
        List<LogKey> known = known();
        try {
            Path directory = directory();
            DurableFile.directory(directory);
            FileChannel lock = locked(directory);
            try {
                return used(directory, known);
            } finally {
                lock.close();
            }
        } catch (IOException e) {
            throw new UnusableStateException("cannot use the witness's directory: " + e.getMessage(), e);
        }
    }

    private int used(Path directory, List<LogKey> known) throws IOException, UnusableStateException {
        WitnessSigner signer = KeyFile.in(directory, name, random);
        String key = signer.key().text();
        if (showKey) {
            print(json ? "{\"key\":" + JsonText.of(key) + "}" : key);
            return 0;
        }
        DeadMansSwitch silence = new DeadMansSwitch(DeadMansSwitch.SILENT_AFTER, new FamilyCall(tell), clock);
        Witness witness = new Witness(signer, known, dev, new WitnessFiles(directory), clock, silence::heard);
        ScheduledExecutorService looks = looking(witness, silence);
        try {
            return run(witness, directory);
        } finally {
            looks.shutdownNow();
        }
    }

    /** Looks for logs that have fallen silent, where somebody is to be told. */
    private ScheduledExecutorService looking(Witness witness, DeadMansSwitch silence) {
        witness.origins().forEach(silence::expect);
        ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "dead-mans-switch");
            thread.setDaemon(true);
            return thread;
        });
        if (!tell.isEmpty()) {
            long every = DeadMansSwitch.LOOK_EVERY.toMillis();
            ScheduledFuture<?> unused =
                    looks.scheduleAtFixedRate(() -> look(silence), every, every, TimeUnit.MILLISECONDS);
        }
        return looks;
    }

    /** One look that goes wrong must not be the last. */
    private static void look(DeadMansSwitch silence) {
        try {
            silence.look();
        } catch (RuntimeException broken) {
            LOG.error("dead man's switch stumbled", broken);
        }
    }

    private int run(Witness witness, Path directory) throws UnusableStateException {
        WitnessServer server = listening(witness);
        String url = "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + server.port();
        String key = witness.signer().key().text();
        if (json) {
            print("{\"ready\":true,\"url\":%s,\"port\":%d,\"name\":%s,\"key\":%s,\"logs\":%d,\"data\":%s}"
                    .formatted(
                            JsonText.of(url),
                            server.port(),
                            JsonText.of(witness.signer().key().name()),
                            JsonText.of(key),
                            witness.logs(),
                            JsonText.of(directory.toString())));
        } else {
            print("witness " + witness.signer().key().name() + " listens at " + url);
            print("  key          " + key);
            print("  data         " + directory);
            if (!tell.isEmpty()) {
                print("  tells        " + tell.size() + " when a gateway is silent for " + SILENT_MINUTES + " min");
            }
            print("  logs         " + witness.logs() + (dev ? ", and every other one as it is first seen" : ""));
        }
        lifetime.accept(server);
        return 0;
    }

    private WitnessServer listening(Witness witness) throws UnusableStateException {
        try {
            WitnessServer server = new WitnessServer(witness, new InetSocketAddress(InetAddress.getByName(host), port));
            server.start();
            return server;
        } catch (IOException | IllegalArgumentException e) {
            throw new UnusableStateException(
                    "cannot listen at " + host + " port " + port + ": " + e.getMessage() + "; give another --port", e);
        }
    }

    private List<LogKey> known() throws UnusableStateException {
        if (logs.isEmpty() && !dev && !showKey) {
            throw new UnusableStateException(
                    "there is no log to watch: give --log VKEY, which /health/ready of the gateway shows, or --dev");
        }
        for (URI address : tell) {
            String fault = FamilyCall.fault(address);
            if (!fault.isEmpty()) {
                throw new UnusableStateException("--tell " + address + " " + fault);
            }
        }
        List<LogKey> known = new ArrayList<>();
        Set<String> origins = new HashSet<>();
        for (String log : logs) {
            try {
                LogKey key = LogKey.parse(log);
                if (!origins.add(key.origin())) {
                    throw new UnusableStateException("--log names " + key.origin() + " twice: a log has one key");
                }
                known.add(key);
            } catch (RefusedException e) {
                throw new UnusableStateException("--log " + log + " cannot be used: " + e.getMessage(), e);
            }
        }
        return known;
    }

    private Path directory() throws IOException, UnusableStateException {
        if (data != null) {
            return data.toAbsolutePath();
        }
        if (!dev) {
            throw new UnusableStateException("where is the witness to keep its key: give --data DIR");
        }
        return Files.createTempDirectory("lares-witness-");
    }

    /** Two processes that sign as one witness could sign two histories. */
    private static FileChannel locked(Path directory) throws IOException, UnusableStateException {
        FileChannel channel =
                FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw new UnusableStateException(directory + " is in use by another witness", e);
        }
        channel.close();
        throw new UnusableStateException(directory + " is in use by another witness");
    }

    private void print(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.print(line + '\n');
        out.flush();
    }
}
