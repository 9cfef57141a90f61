// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.simulate;

import care.lares.sim.link.Credential;
import care.lares.sim.play.Lines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who logs in as what. Against a gateway for development, whoever has no secret is let in without. */
final class Credentials {
    private static final String ACCEPTED =
            "lines of the form device,ID,SECRET or observer,USER,SECRET or bridge,USER,SECRET";
    private static final int COLUMNS = 3;

    private final Map<String, Credential> known = new HashMap<>();
    private Optional<Credential> observer = Optional.empty();

    /** The administrator of a gateway for development sees every alarm. */
    static Credentials ofToken(String token) {
        var credentials = new Credentials();
        if (!token.isEmpty()) {
            credentials.observer = Optional.of(new Credential("admin", token));
        }
        return credentials;
    }

    /** Takes what stands in a file, one credential a line. */
    void read(Path file) throws SimulateException {
        try {
            List<String> lines = Files.readAllLines(file);
            for (int number = 1; number <= lines.size(); number++) {
                String line = lines.get(number - 1).strip();
                if (!line.isEmpty() && !line.startsWith("#")) {
                    add(line, file + " line " + number);
                }
            }
        } catch (IOException e) {
            throw new SimulateException("cannot read " + file + ": give --credentials a file with " + ACCEPTED, e);
        }
    }

    private void add(String line, String where) throws SimulateException {
        String[] columns = line.split(",", -1);
        if (columns.length != COLUMNS) {
            throw new SimulateException(where + " is no credential; accepted: " + ACCEPTED);
        }
        var credential = new Credential(columns[1].strip(), columns[2].strip());
        switch (columns[0].strip()) {
            case "device" -> known.put(credential.user(), credential);
            case "bridge" -> known.put(Lines.BRIDGE, credential);
            case "observer" -> observer = Optional.of(credential);
            default -> throw new SimulateException(where + " begins with neither of these; accepted: " + ACCEPTED);
        }
    }

    void minted(String device, String secret) {
        known.putIfAbsent(device, new Credential(device, secret));
    }

    Credential of(String user) {
        return Optional.ofNullable(known.get(user)).orElseGet(() -> new Credential(user, ""));
    }

    Credential observer() {
        return observer.orElseGet(() -> new Credential("observer", ""));
    }
}
