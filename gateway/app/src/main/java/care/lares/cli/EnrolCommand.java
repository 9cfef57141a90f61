// SPDX-License-Identifier: Apache-2.0
package care.lares.cli;

import care.lares.domain.Proof;
import care.lares.domain.ResidentId;
import care.lares.journal.Entry;
import care.lares.journal.Registry;
import care.lares.journal.RegistryEntry.CallButtonDecided;
import care.lares.journal.RegistryEntry.DeviceRegistered;
import care.lares.journal.RegistryEntry.ResidentDescribed;
import care.lares.security.DeviceCredentials;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Gives devices a secret of their own. */
@Command(
        name = "enrol",
        description = "Enrols a device, or every device of a list, and shows its secret once. Works on the data"
                + " directory while the gateway is stopped. Enrolling a device again gives it a new secret.",
        sortOptions = false)
final class EnrolCommand implements Callable<Integer> {
    /** Who did it, in the log. */
    static final String BY = "command line";

    private final Surroundings surroundings;

    @Parameters(arity = "0..1", paramLabel = "DEVICE", description = "its id: its MQTT user name, part of its topics")
    private @Nullable String device;

    @Option(names = "--resident", paramLabel = "ID", description = "whose it is")
    private String resident = "";

    @Option(names = "--name", paramLabel = "NAME", description = "what that resident is called")
    private String name = "";

    @Option(names = "--place", paramLabel = "ID", description = "where it is")
    private String place = "";

    @Option(
            names = "--driver",
            paramLabel = "FAMILY",
            description = "whose messages it sends, such as native, senml or zigbee2mqtt")
    private String driver = "";

    @Option(names = "--psk", description = "give it a key for CoAP over DTLS as well, its id being the identity")
    private boolean psk;

    @Option(
            names = "--call-button",
            description = "it is a plain button, each of whose presses is a call for help; it stays one until the API"
                    + " or the page Devices says otherwise")
    private boolean callButton;

    @Option(names = "--from", paramLabel = "FILE", description = "many at once: a file of " + EnrolmentList.HEADER)
    private @Nullable Path list;

    @Mixin
    private final DataOption data = new DataOption();

    @Mixin
    private final Output output = new Output();

    EnrolCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    private record Enrolled(Enrolment enrolment, DeviceCredentials.Minted minted) {}

    @Override
    public Integer call() throws CommandException, InterruptedException {
        List<Enrolment> enrolments = enrolments();
        List<Enrolled> enrolled = new ArrayList<>();
        StoppedJournal.append(data.directory(), surroundings, (registry, keys) -> {
            DeviceCredentials credentials = new DeviceCredentials(surroundings.random(), keys::of);
            Proof proof = psk ? Proof.PSK : Proof.SECRET;
            enrolments.forEach(one -> enrolled.add(new Enrolled(one, credentials.mint(one.device(), proof))));
            return entries(registry, enrolled);
        });
        if (output.json()) {
            JsonArray devices = new JsonArray();
            enrolled.forEach(one -> devices.add(json(one)));
            output.json(new JsonObject().put("devices", devices));
        } else {
            output.line(enrolled.size() + (enrolled.size() == 1 ? " device" : " devices")
                    + " enrolled; a secret is shown only now: put it into the device, as its MQTT password");
            enrolled.forEach(this::print);
        }
        return 0;
    }

    private List<Enrolment> enrolments() throws CommandException {
        if ((device == null) == (list == null)) {
            throw CommandException.cannot("give one DEVICE, or a list with --from FILE");
        }
        if (list != null) {
            return EnrolmentList.read(list);
        }
        try {
            return List.of(Enrolment.of(String.valueOf(device), resident, name, place));
        } catch (IllegalArgumentException e) {
            throw CommandException.cannot(String.valueOf(e.getMessage()), e);
        }
    }

    private List<Entry> entries(Registry registry, List<Enrolled> enrolled) {
        Instant now = surroundings.clock().instant();
        List<Entry> entries = new ArrayList<>();
        for (Enrolled one : enrolled) {
            Enrolment enrolment = one.enrolment();
            enrolment.residentName().ifPresent(known -> entries.add(named(registry, enrolment, known, now)));
            String called = registry.device(enrolment.device())
                    .map(DeviceRegistered::name)
                    .orElse("");
            entries.add(new DeviceRegistered(
                    now,
                    enrolment.device(),
                    enrolment.assignment(),
                    driver.strip(),
                    called,
                    one.minted().kept(),
                    BY));
            if (callButton && !registry.declarations().isCallButton(enrolment.device())) {
                entries.add(new CallButtonDecided(now, enrolment.device(), true, BY));
            }
        }
        return entries;
    }

    /** A new name takes nothing else away. */
    private static Entry named(Registry registry, Enrolment enrolment, String name, Instant now) {
        ResidentId id = enrolment.assignment().resident().orElseThrow();
        Optional<ResidentDescribed> known = registry.resident(id);
        return new ResidentDescribed(
                now,
                id,
                name,
                enrolment.assignment().place().or(() -> known.flatMap(ResidentDescribed::place)),
                known.map(ResidentDescribed::spo2Scale).orElse(ResidentDescribed.USUAL_SCALE),
                known.map(ResidentDescribed::card).orElse(Map.of()),
                BY);
    }

    private void print(Enrolled one) {
        String whose =
                one.enrolment().assignment().resident().map(id -> " of " + id).orElse("");
        String where =
                one.enrolment().assignment().place().map(id -> " in " + id).orElse("");
        output.line("  " + one.minted().secret() + "  " + one.enrolment().device() + whose + where);
        if (psk) {
            output.line("  " + one.minted().key() + "  its key for CoAP over DTLS; the identity is its id");
        }
    }

    private static JsonObject json(Enrolled one) {
        JsonObject json = new JsonObject()
                .put("device", one.enrolment().device().value())
                .put("secret", one.minted().secret());
        if (!one.minted().key().isEmpty()) {
            json.put("psk", one.minted().key());
        }
        one.enrolment().assignment().resident().ifPresent(id -> json.put("resident", id.value()));
        one.enrolment().assignment().place().ifPresent(id -> json.put("place", id.value()));
        return json;
    }
}
