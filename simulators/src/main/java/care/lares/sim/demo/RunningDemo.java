// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.demo;

import care.lares.sim.link.Credential;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/**
 * What a running demo tells the commands beside it.
 *
 * @param pid of the demo
 * @param mqtt the gateway's port
 * @param http the gateway's port
 * @param coap the gateway's port, UDP
 * @param carer who may see and act on alarms
 * @param elsewhere who is told elsewhere
 * @param door where the wish to press is heard
 * @param pendants one of each resident
 */
record RunningDemo(
        long pid,
        int mqtt,
        int http,
        int coap,
        Credential carer,
        Elsewhere elsewhere,
        Door door,
        List<NamedPendant> pendants) {
    /** A demo of another version may leave another word. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    /**
     * Who is told elsewhere.
     *
     * @param centre where the monitoring centre listens
     * @param token who sends it there is let in
     * @param chain whether there is a ledger
     */
    record Elsewhere(String centre, String token, boolean chain) {}

    /**
     * A {@link PressDoor}.
     *
     * @param port of the loopback address
     * @param secret who knows it may press; another one in each demo
     */
    record Door(int port, String secret) {
        @Override
        public String toString() {
            return "port " + port;
        }
    }

    /**
     * A resident's pendant.
     *
     * @param resident the person's id
     * @param name of the person
     * @param credential of the pendant
     */
    record NamedPendant(String resident, String name, Credential credential) {
        /** Whether someone who typed this means this resident: id, name, or one part of the name, in any case. */
        boolean isMeantBy(String typed) {
            return resident.equalsIgnoreCase(typed)
                    || name.equalsIgnoreCase(typed)
                    || List.of(name.split(" ", -1)).stream().anyMatch(part -> part.equalsIgnoreCase(typed));
        }
    }

    /** The demo that lives in this directory, if it still does. */
    static Optional<RunningDemo> find(DemoHome home) throws IOException, DemoException {
        if (!Files.exists(home.running())) {
            return Optional.empty();
        }
        JsonNode word = JSON.readTree(home.running().toFile());
        if (!isRunning(word.path("pid").asLong())) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.treeToValue(word, RunningDemo.class));
        } catch (JsonProcessingException e) {
            throw new DemoException(
                    "the demo that runs in " + home.directory()
                            + " is of another version of Lares: stop it, and start one with ./lares demo",
                    e);
        }
    }

    private static boolean isRunning(long pid) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
    }

    /** Whether it still does. */
    boolean lives() {
        return isRunning(pid);
    }

    /** Leaves word for the commands beside it; read by its owner only. */
    void announce(DemoHome home) throws IOException {
        Path file = home.running();
        Files.deleteIfExists(file);
        file.toFile().deleteOnExit();
        Files.createFile(file, DemoHome.OWNER_ONLY);
        Files.write(file, JSON.writeValueAsBytes(this), StandardOpenOption.WRITE);
    }
}
