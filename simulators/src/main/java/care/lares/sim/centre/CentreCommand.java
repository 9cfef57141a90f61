// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.centre;

import static java.nio.charset.StandardCharsets.UTF_8;

import care.lares.domain.Ticks;
import care.lares.sim.centre.proof.RefusedException;
import care.lares.sim.centre.proof.VerifierKey;
import care.lares.sim.centre.store.ShelfException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.BindException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lares centre}. */
@Command(
        name = "centre",
        description = "A simulated monitoring centre: takes FHIR R4 bundles, alarms and heartbeats of gateways.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "It can be told to refuse, stall or die: see simulators/README.md. Exit status: 0 on SIGTERM, 2 when it cannot start."
        })
public final class CentreCommand implements Callable<Integer> {
    private static final int UNUSABLE = 2;
    /** As after SIGKILL. */
    private static final int KILLED = 137;

    private static final int TOKEN_BYTES = 24;
    private static final int SHORTEST_TOKEN = 16;
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final InstantSource clock;
    private final Ticks ticks;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--http", defaultValue = "0", paramLabel = "PORT", description = "0: any free one")
    private int port;

    @Option(
            names = "--host",
            defaultValue = "127.0.0.1",
            paramLabel = "ADDRESS",
            description = "to listen at (${DEFAULT-VALUE})")
    private String host = "";

    @Option(names = "--data", paramLabel = "DIR", description = "where it keeps what it confirmed (.lares/centre)")
    private Optional<Path> data = Optional.empty();

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "holds the bearer token; without it one is made up, kept in DIR/token and printed")
    private Optional<Path> tokenFile = Optional.empty();

    @Option(
            names = "--key",
            paramLabel = "VKEY",
            description =
                    "verifier key of a log to believe, once for each; without it, each log is believed by the key it brings first")
    private List<String> keys = new ArrayList<>();

    @Option(names = "--tls-cert", paramLabel = "FILE", description = "PEM; HTTPS instead of HTTP")
    private Optional<Path> certificate = Optional.empty();

    @Option(names = "--tls-key", paramLabel = "FILE", description = "PEM, PKCS #8")
    private Optional<Path> certificateKey = Optional.empty();

    @Option(
            names = "--client-ca",
            paramLabel = "FILE",
            description = "PEM; who has a certificate it signed is let in without a token")
    private Optional<Path> clientCa = Optional.empty();

    @Option(names = "--json", description = "say in JSON where it listens")
    private boolean json;

    /** By these clocks. */
    public CentreCommand(InstantSource clock, Ticks ticks) {
        this.clock = clock;
        this.ticks = ticks;
    }

    @Override
    public Integer call() throws InterruptedException {
        try {
            run(settings());
            return 0;
        } catch (BindException e) {
            return unusable("port " + port + " of " + host + " is taken: give another --http");
        } catch (NoSuchFileException e) {
            return unusable("there is no file " + e.getFile());
        } catch (UnusableException | ShelfException | IOException | GeneralSecurityException e) {
            return unusable(Optional.ofNullable(e.getMessage()).orElseGet(e::toString));
        }
    }

    private int unusable(String why) {
        spec.commandLine().getErr().println("centre: " + why);
        return UNUSABLE;
    }

    private CentreSettings settings() throws UnusableException, IOException {
        if (certificate.isPresent() != certificateKey.isPresent()) {
            throw new UnusableException("--tls-cert and --tls-key belong together");
        }
        if (clientCa.isPresent() && certificate.isEmpty()) {
            throw new UnusableException(
                    "--client-ca needs --tls-cert and --tls-key: without TLS nobody shows a certificate");
        }
        if (certificate.isEmpty() && !InetAddress.getByName(host).isLoopbackAddress()) {
            throw new UnusableException("beyond this machine it takes HTTPS only: give --tls-cert and --tls-key");
        }
        List<VerifierKey> believed = new ArrayList<>();
        for (String key : keys) {
            believed.add(key(key));
        }
        Path directory =
                data.orElseGet(CentreCommand::usualData).toAbsolutePath().normalize();
        return new CentreSettings(
                host,
                port,
                directory,
                token(directory),
                believed,
                certificate.map(file -> new TlsFiles(file, certificateKey.orElseThrow(), clientCa)));
    }

    private static VerifierKey key(String text) throws UnusableException {
        try {
            return VerifierKey.parse(text);
        } catch (RefusedException e) {
            throw new UnusableException("--key: " + e.wrong());
        }
    }

    private static Path usualData() {
        Path root = Optional.ofNullable(System.getenv("LARES_COMMAND"))
                .map(command -> Path.of(command).toAbsolutePath().getParent())
                .orElseGet(() -> Path.of(""));
        return root.resolve(".lares").resolve("centre");
    }

    /** The given one, or the one of an earlier start, or a new one. */
    private String token(Path directory) throws UnusableException, IOException {
        Path file = tokenFile.orElse(directory.resolve("token"));
        if (tokenFile.isEmpty() && !Files.exists(file)) {
            byte[] bytes = new byte[TOKEN_BYTES];
            new SecureRandom().nextBytes(bytes);
            Files.createDirectories(directory);
            Files.writeString(Files.createFile(file, OWNER_ONLY), HexFormat.of().formatHex(bytes));
        }
        String token = Files.readString(file, UTF_8).strip();
        if (token.length() < SHORTEST_TOKEN) {
            throw new UnusableException(file + " holds fewer than " + SHORTEST_TOKEN + " characters");
        }
        return token;
    }

    /** Until the process is told to end. */
    private void run(CentreSettings settings)
            throws IOException, ShelfException, GeneralSecurityException, InterruptedException {
        var log = new Logbook(spec.commandLine().getErr(), clock);
        try (Centre centre = Centre.open(
                settings, clock, ticks, log, () -> Runtime.getRuntime().halt(KILLED))) {
            var told = new CountDownLatch(1);
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(() -> Runtime.getRuntime().halt(0), "end"));
            announce(settings, centre);
            told.await();
        }
    }

    private void announce(CentreSettings settings, Centre centre) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        String page = centre.url() + "/#token=" + settings.token();
        if (json) {
            out.println(new ObjectMapper()
                    .createObjectNode()
                    .put("ready", true)
                    .put("http", centre.port())
                    .put("url", centre.url())
                    .put("token", settings.token())
                    .put("page", page)
                    .put("data", settings.data().toString()));
        } else {
            out.println("A simulated monitoring centre at " + centre.url() + ", token " + settings.token());
            out.println("What it holds: " + page);
            out.println("Gateways send to it with  ./lares run --dev --centre " + centre.url());
        }
        out.flush();
    }

    private static final class UnusableException extends Exception {
        private static final long serialVersionUID = 1L;

        UnusableException(String message) {
            super(message);
        }
    }
}
