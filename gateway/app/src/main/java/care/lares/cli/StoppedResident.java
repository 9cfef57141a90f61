// SPDX-License-Identifier: Apache-2.0
package care.lares.cli;

import care.lares.api.ConsentRoutes;
import care.lares.api.ReadingJson;
import care.lares.api.ResidentRoutes;
import care.lares.api.registry.Erasure;
import care.lares.domain.Alarm;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;

/** What the data directory of a gateway that is stopped holds of a resident. */
final class StoppedResident implements ResidentDesk {
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
            JsonArray devices = new JsonArray();
            registry.devicesOf(resident)
                    .forEach(device -> devices.add(
                            new JsonObject().put("id", device.device().value()).put("name", device.name())));
            JsonArray consents = new JsonArray();
            registry.grants().valid(surroundings.clock().instant()).stream()
                    .filter(consent -> consent.resident().equals(resident))
                    .forEach(consent -> consents.add(ConsentRoutes.json(consent)));
            JsonObject card = new JsonObject();
            known.sortedCard().forEach(card::put);
            return new JsonObject()
                    .put("resident", ResidentRoutes.json(known))
                    .put("emergencyCard", card)
                    .put("devices", devices)
                    .put("consents", consents);
        });
    }

    @Override
    public void readings(ResidentId resident, Stretch stretch, Consumer<JsonObject> told)
            throws CommandException, InterruptedException {
        each((seq, entry) -> {
            if (entry instanceof ReadingLogged logged
                    && entry.subject().equals(Subject.of(resident))
                    && stretch.holds(logged.reading().effectiveAt())) {
                told.accept(new JsonObject(ReadingJson.of(OptionalLong.of(seq), logged)));
            }
        });
    }

    @Override
    public JsonArray alarms(ResidentId resident) throws CommandException, InterruptedException {
        Map<AlarmId, Alarm> latest = new LinkedHashMap<>();
        each((seq, entry) -> {
            if (entry instanceof AlarmChanged changed && entry.subject().equals(Subject.of(resident))) {
                latest.put(changed.after().id(), changed.after());
            }
        });
        JsonArray all = new JsonArray();
        AlarmJson json = new AlarmJson(Directory.nameless(""));
        latest.values().forEach(alarm -> all.add(new JsonObject(Buffer.buffer(json.of(alarm)))));
        return all;
    }

    private interface Told {
        void entry(long seq, Entry entry);
    }

    private void each(Told told) throws CommandException, InterruptedException {
        StoppedJournal.work(directory, surroundings, (journal, house, writer) -> {
            LogFollower.Place begin = new LogFollower.Place("", 0);
            try (LogFollower log = journal.follow(begin, Set.of(EntryClass.values()))) {
                for (Optional<LogFollower.Logged> next = log.peek(); next.isPresent(); next = log.peek()) {
                    told.entry(next.get().seq(), next.get().entry());
                    log.take();
                }
            } catch (IOException e) {
                throw CommandException.cannot("cannot read " + directory + ": " + e.getMessage(), e);
            }
            return true;
        });
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
