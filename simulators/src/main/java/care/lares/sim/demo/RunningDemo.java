// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.demo;

import care.lares.sim.link.Credential;
import com.fasterxml.jackson.databind.ObjectMapper;
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
 * @param pendants one of each resident
 */
record RunningDemo(
        long pid, int mqtt, int http, int coap, Credential carer, Elsewhere elsewhere, List<NamedPendant> pendants) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Who is told elsewhere.
     *
     * @param centre where the monitoring centre listens
     * @param token who sends it there is let in
     * @param chain whether there is a ledger
     */
    record Elsewhere(String centre, String token, boolean chain) {}

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
    static Optional<RunningDemo> find(DemoHome home) throws IOException {
        if (!Files.exists(home.running())) {
            return Optional.empty();
        }
        RunningDemo demo = JSON.readValue(home.running().toFile(), RunningDemo.class);
        return ProcessHandle.of(demo.pid).filter(ProcessHandle::isAlive).map(alive -> demo);
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
