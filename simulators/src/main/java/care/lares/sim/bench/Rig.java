// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.bench;

import care.lares.domain.Ticks;
import care.lares.sim.gateway.GatewayApi;
import care.lares.sim.gateway.GatewayException;
import care.lares.sim.gateway.GatewayProcess;
import care.lares.sim.gateway.LaresCommand;
import care.lares.sim.link.Address;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A gateway for development on a fresh directory, which is deleted afterwards. */
final class Rig implements AutoCloseable {
    private final LaresCommand lares;
    private final Ticks ticks;
    private final Path directory;
    private GatewayProcess process;

    private Rig(LaresCommand lares, Ticks ticks, Path directory, GatewayProcess process) {
        this.lares = lares;
        this.ticks = ticks;
        this.directory = directory;
        this.process = process;
    }

    /** Starts it in a new directory below this one. */
    static Rig start(LaresCommand lares, Path below, Ticks ticks) throws GatewayException, IOException {
        Path directory = Files.createTempDirectory(Files.createDirectories(below), "bench");
        return new Rig(lares, ticks, directory, run(lares, directory, ticks));
    }

    private static GatewayProcess run(LaresCommand lares, Path directory, Ticks ticks) throws GatewayException {
        return lares.devGateway(directory.resolve("data"), directory.resolve("gateway.log"), ticks);
    }

    GatewayProcess process() {
        return process;
    }

    Address address() {
        return new Address("127.0.0.1", process.ready().mqtt());
    }

    int coapPort() {
        return process.ready().coap();
    }

    int coapsPort() {
        return process.ready().coaps();
    }

    /** The key of every DTLS identity. */
    String psk() {
        return process.ready().psk().orElse("");
    }

    /** The admin's token. */
    String token() {
        return process.ready().token().orElse("");
    }

    long nextSequence() throws GatewayException {
        return new GatewayApi(process.ready().http(), token()).health().next();
    }

    /** SIGKILL and a new process on the same data. */
    void powerCut() throws GatewayException {
        process.kill();
        process.close();
        process = run(lares, directory, ticks);
    }

    /** Bytes in the log's segment files; only folders of logs are looked into, since tiles come and go beside them. */
    long logBytes() throws IOException {
        long bytes = 0;
        try (DirectoryStream<Path> logs =
                Files.newDirectoryStream(directory.resolve("data").resolve("log"))) {
            for (Path log : logs) {
                try (DirectoryStream<Path> segments = Files.newDirectoryStream(log, "segment-*")) {
                    for (Path segment : segments) {
                        bytes += Files.size(segment);
                    }
                }
            }
        }
        return bytes;
    }

    @Override
    public void close() throws IOException {
        try {
            process.kill();
        } catch (GatewayException e) {
            throw new IOException("the gateway cannot be killed: " + directory + " stays", e);
        } finally {
            process.close();
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
