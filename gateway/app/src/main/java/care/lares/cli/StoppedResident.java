// SPDX-License-Identifier: Apache-2.0
package care.lares.cli;

import care.lares.api.CareJson;
import care.lares.api.Concern;
import care.lares.api.ConsentRoutes;
import care.lares.api.DeviceJson;
import care.lares.api.EntryJson;
import care.lares.api.ReadingJson;
import care.lares.api.ResidentEntries;
import care.lares.api.ResidentRoutes;
import care.lares.api.registry.Erasure;
import care.lares.api.tuning.TuningJson;
import care.lares.domain.AlarmId;
import care.lares.domain.ResidentId;
import care.lares.journal.Entry;
import care.lares.journal.Entry.AlarmChanged;
import care.lares.journal.Entry.ReadingLogged;
import care.lares.journal.EntryClass;
import care.lares.journal.KeyCustody;
import care.lares.journal.KeyEntry.KeyRotated;
import care.lares.journal.KeyEntry.PersonErased;
import care.lares.journal.LogFollower;
import care.lares.journal.LogFollower.Place;
import care.lares.journal.Registry;
import care.lares.journal.RegistryEntry.ResidentDescribed;
import care.lares.journal.Subject;
import care.lares.journal.store.LogJournal;
import care.lares.notify.AlarmJson;
import care.lares.notify.Directory;
import care.lares.pipeline.House;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the data directory of a gateway that is stopped holds of a resident. */
final class StoppedResident implements ResidentDesk {
    private static final Set<EntryClass> EVERY_CLASS = Set.of(EntryClass.values());
    private static final Set<EntryClass> ALARMS = Set.of(EntryClass.ALARM);

    private final Path directory;
    private final Surroundings surroundings;

    StoppedResident(Path directory, Surroundings surroundings) {
        this.directory = directory;
        this.surroundings = surroundings;
    }

    @Override
    public JsonObject registered(ResidentId resident) throws CommandException, InterruptedException {
        return StoppedJournal.work(directory, surroundings, (journal, house, writer) -> {
            Registry registry = house.registry();
            ResidentDescribed known = registry.resident(resident)
                    .orElseThrow(() ->
                            CommandException.cannot("there is no resident '" + resident + "' in this data directory"));
            DeviceJson shown = new DeviceJson(house);
            JsonArray devices = new JsonArray();
            registry.devicesOf(resident).forEach(device -> devices.add(shown.brief(device)));
            JsonArray consents = new JsonArray();
            registry.grants().valid(surroundings.clock().instant()).stream()
                    .filter(consent -> consent.resident().equals(resident))
                    .forEach(consent -> consents.add(ConsentRoutes.json(consent)));
            return new JsonObject()
                    .put("resident", ResidentRoutes.json(known))
                    .put("emergencyCard", ResidentRoutes.cardJson(known))
                    .put("devices", devices)
                    .put("consents", consents)
                    .put(
                            "carePlan",
                            registry.care().decided(resident).map(CareJson::of).orElse(null))
                    .put("settings", settings(registry, resident));
        });
    }

    private static @Nullable JsonObject settings(Registry registry, ResidentId resident) {
        return TuningJson.of(registry.configuration().inForce())
                .getJsonObject("residents")
                .getJsonObject(resident.value());
    }

    @Override
    public void readings(ResidentId resident, Stretch stretch, Consumer<JsonObject> told)
            throws CommandException, InterruptedException {
        Subject subject = Subject.of(resident);
        StoppedJournal.work(
                directory,
                surroundings,
                (journal, house, writer) -> each(journal, EVERY_CLASS, logged -> {
                    if (logged.entry() instanceof ReadingLogged reading
                            && reading.subject().equals(subject)
                            && stretch.holds(reading.reading().effectiveAt())) {
                        told.accept(new JsonObject(ReadingJson.of(OptionalLong.of(logged.seq()), reading)));
                    }
                }));
    }

    /** Reads twice: memory holds where the latest step of each stands, and no alarm. */
    @Override
    public void alarms(ResidentId resident, Consumer<JsonObject> told) throws CommandException, InterruptedException {
        Subject subject = Subject.of(resident);
        AlarmJson json = new AlarmJson(Directory.nameless(""));
        Map<AlarmId, Place> latest = new HashMap<>();
        StoppedJournal.work(directory, surroundings, (journal, house, writer) -> {
            each(journal, ALARMS, logged -> {
                if (logged.entry() instanceof AlarmChanged changed
                        && changed.subject().equals(subject)) {
                    latest.put(changed.after().id(), new Place(logged.origin(), logged.seq()));
                }
            });
            return each(journal, ALARMS, logged -> {
                if (logged.entry() instanceof AlarmChanged changed
                        && new Place(logged.origin(), logged.seq())
                                .equals(latest.get(changed.after().id()))) {
                    told.accept(new JsonObject(Buffer.buffer(json.of(changed.after()))));
                }
            });
        });
    }

    @Override
    public void entries(ResidentId resident, Consumer<JsonObject> told) throws CommandException, InterruptedException {
        StoppedJournal.work(directory, surroundings, (journal, house, writer) -> {
            EntryJson json = new EntryJson(Concern.of(house.registry(), resident));
            return each(
                    journal, ResidentEntries.CLASSES, logged -> json.of(logged).ifPresent(told));
        });
    }

    private boolean each(LogJournal journal, Set<EntryClass> classes, Consumer<LogFollower.Logged> told)
            throws CommandException {
        try (LogFollower log = journal.follow(new Place("", 0), classes)) {
            for (Optional<LogFollower.Logged> next = log.peek(); next.isPresent(); next = log.peek()) {
                told.accept(next.get());
                log.take();
            }
        } catch (IOException e) {
            throw CommandException.cannot("cannot read " + directory + ": " + e.getMessage(), e);
        }
        return true;
    }

    @Override
    public JsonObject erase(ResidentId resident) throws CommandException, InterruptedException {
        return StoppedJournal.work(
                directory, surroundings, (journal, house, writer) -> erased(resident, journal, house, writer));
    }

    private JsonObject erased(ResidentId resident, LogJournal journal, House house, StoppedJournal.Writer writer)
            throws CommandException, InterruptedException {
        KeyCustody keys = journal.keys();
        Subject subject = Subject.of(resident);
        refuseWhileNeeded(resident, house);
        PersonErased tombstone;
        if (house.registry().resident(resident).isEmpty() && !keys.holds(subject)) {
            tombstone = house.registry()
                    .erasures()
                    .of(keys.tombstone(subject))
                    .orElseThrow(() ->
                            CommandException.cannot("there is no resident '" + resident + "' in this data directory"));
        } else {
            tombstone = new PersonErased(
                    surroundings.clock().instant().truncatedTo(ChronoUnit.MICROS),
                    keys.tombstone(subject),
                    keys.keys(subject),
                    EnrolCommand.BY);
            List<Entry> entries =
                    new ArrayList<>(house.registry().unassigned(resident, tombstone.at(), tombstone.by()));
            entries.add(tombstone);
            writer.write(entries);
        }
        Optional<KeyRotated> exchange = StoppedJournal.done(keys.destroy(tombstone), directory);
        if (exchange.isPresent()) {
            writer.write(List.of(exchange.get()));
        }
        return Erasure.json(tombstone);
    }

    private static void refuseWhileNeeded(ResidentId resident, House house) throws CommandException {
        String need = Erasure.need(house, resident);
        if (!need.isEmpty()) {
            throw CommandException.cannot(
                    need + ": start the gateway and end it first, nobody is erased while somebody may be in need");
        }
    }
}
