// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.bench;

import care.lares.domain.Ticks;
import care.lares.sim.gateway.GatewayApi;
import care.lares.sim.gateway.GatewayException;
import care.lares.sim.gateway.GatewayProcess;
import care.lares.sim.gateway.LaresCommand;
import care.lares.sim.link.Address;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A gateway for development on a fresh directory, which is deleted afterwards. */
final class Rig implements AutoCloseable {
    private final Path directory;
    private final Launch launch;
    private GatewayProcess process;

    private Rig(Path directory, Launch launch) throws GatewayException {
        this.directory = directory;
        this.launch = launch;
        this.process = launched();
    }

    /** How its gateway is started, again and again on the same data. */
    @FunctionalInterface
    interface Launch {
        GatewayProcess start(Path data, Path log) throws GatewayException;
    }

    /** Starts it in a new directory below this one. */
    static Rig start(LaresCommand lares, Path below, Ticks ticks) throws GatewayException, IOException {
        return start(below, (data, log) -> lares.devGateway(data, log, ticks));
    }

    /** Starts it so in a new directory below this one. */
    static Rig start(Path below, Launch launch) throws GatewayException, IOException {
        return new Rig(Files.createTempDirectory(Files.createDirectories(below), "bench"), launch);
    }

    private GatewayProcess launched() throws GatewayException {
        return launch.start(directory.resolve("data"), directory.resolve("gateway.log"));
    }

    /** A folder beside its data, deleted with them. */
    Path folder(String name) {
        return directory.resolve(name);
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
        return api().health().next();
    }

    /** Its HTTP interface, asked as the admin. */
    GatewayApi api() {
        return new GatewayApi(process.ready().http(), token());
    }

    /** SIGKILL and a new process on the same data. */
    void powerCut() throws GatewayException {
        process.kill();
        process.close();
        process = launched();
    }

    /** Stops it in order; what it has written can be looked at. */
    void stop() throws GatewayException {
        process.stop();
    }

    /** Makes one of its parts fail, or work again. */
    void fault(String part, String state) throws GatewayException {
        GatewayApi.Answer answer = api().post(
                        "/api/v1/dev/fault",
                        JsonNodeFactory.instance.objectNode().put(part, state));
        if (!answer.succeeded()) {
            throw new GatewayException("no fault " + part + " " + state + ": " + answer.problem());
        }
    }

    /** Stops it in order, deletes this folder of its data directory, and starts it again. */
    void restartWithout(String folder) throws GatewayException, IOException {
        process.stop();
        process.close();
        delete(directory.resolve("data").resolve(folder));
        process = launched();
    }

    /** Bytes in the log's segment files; only folders of logs are looked into, since other files come and go beside them. */
    long logBytes() throws IOException {
        long bytes = 0;
        try (DirectoryStream<Path> logs =
                Files.newDirectoryStream(directory.resolve("data").resolve("log"), Files::isDirectory)) {
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
        delete(directory);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
