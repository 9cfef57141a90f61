// SPDX-License-Identifier: Apache-2.0
package care.lares.cli;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.Assignment;
import care.lares.domain.DeviceId;
import care.lares.domain.PersonId;
import care.lares.domain.PlaceId;
import care.lares.domain.ResidentId;
import care.lares.journal.AccessEntry.Looked;
import care.lares.journal.ConfigEntry.Changed;
import care.lares.journal.DeviceCredential;
import care.lares.journal.Entry;
import care.lares.journal.KeyEntry;
import care.lares.journal.RegistryEntry.DeviceRegistered;
import care.lares.journal.RegistryEntry.ResidentDescribed;
import care.lares.journal.WalkTestEntry.WalkTestBegan;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** "All that is stored of them" is compared with what is stored, of every type of entry there is. */
class DossierTest {
    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
    private static final ResidentId ANNA = new ResidentId("anna");
    private static final ResidentId BEN = new ResidentId("ben");
    private static final DeviceId BELT = new DeviceId("belt");
    private static final DeviceId PENDANT = new DeviceId("pendant");
    /** Entries of the household that are not hers. */
    private static final int BENS = 2;

    private static final PlaceId ROOM = new PlaceId("room-4");

    /**
     * Types that name no resident and no device, or are no entries of their own. A new type stands here only when nothing in
     * it can be about somebody who is watched over.
     */
    private static final Set<String> ABOUT_NOBODY = Set.of(
            // the house, its time, its storage, its keys, its copies
            "GatewayStarted",
            "OriginLinked",
            "ClockChanged",
            "GaveWay",
            "KeyRotated",
            "BackupMade",
            "Restored",
            // a keyed hash of somebody who has no dossier any more
            "PersonErased",
            // evidence and what left the house, by numbers
            "Witnessed",
            "Attempted",
            "Settled",
            "BundleConfirmed",
            // others: who acts, whom to call
            "PersonEnrolled",
            "SessionOpened",
            "SessionClosed",
            "CodeMinted",
            "CodeUsed",
            "PinSet",
            "TookOver",
            "ContactRegistered",
            "ContactRemoved",
            "RosterChanged",
            // places, and what is set for all in them
            "PlaceRegistered",
            "Changed",
            // stands in snapshots, which restate what entries say
            "SeenReadings");

    private final Terminal terminal = new Terminal();

    @TempDir
    private Path dir;

    @Test
    void whateverTypeAnEntryIsOfItIsInTheDossierOfWhomItIsAbout() throws Exception {
        List<Entry> written = new ArrayList<>(household());
        new EveryEntry(ANNA, BELT, ROOM)
                .all().stream().filter(DossierTest::canBeLogged).forEach(written::add);
        write(written);

        Set<Long> told = told(export());

        Set<String> exported = new TreeSet<>();
        for (int seq = 0; seq < written.size(); seq++) {
            if (told.contains((long) seq)) {
                exported.add(type(written.get(seq)));
            }
        }
        Set<String> expected = new TreeSet<>(EveryEntry.types());
        expected.removeAll(ABOUT_NOBODY);
        assertThat(exported).isEqualTo(expected);
        assertThat(EveryEntry.types()).containsAll(ABOUT_NOBODY);
    }

    @Test
    void whatIsHersAloneIsToldWholeExceptWhatLetsSomethingIn() throws Exception {
        List<Entry> written = new ArrayList<>(household());
        new EveryEntry(ANNA, BELT, ROOM)
                .all().stream()
                        .filter(entry -> entry.subject().resident().isPresent())
                        .filter(DossierTest::canBeLogged)
                        .forEach(written::add);
        write(written);

        JsonObject dossier = export();

        assertThat(told(dossier)).hasSize(written.size() - BENS);
        dossier.getJsonArray("entries").stream().map(JsonObject.class::cast).forEach(entry -> {
            Entry stored = written.get(entry.getInteger("seq"));
            if (!(stored instanceof Entry.AlarmChanged)) {
                assertThat(entry.fieldNames()).as(stored.toString()).containsAll(parts(stored));
            }
        });
        assertThat(dossier.encode()).doesNotContain("ecretHash", "sealed");
        assertThat(dossier.getJsonObject("carePlan").getString("resident")).isEqualTo("anna");
        assertThat(dossier.fieldNames()).contains("settings", "emergencyCard", "devices", "consents");
    }

    @Test
    void nobodyElseIsInIt() throws Exception {
        List<Entry> written = new ArrayList<>(household());
        written.add(new Looked(NOW, new PersonId("carla"), Set.of(ANNA, BEN), "board"));
        written.add(new Looked(NOW, new PersonId("carla"), Set.of(BEN), "vitals"));
        written.add(new WalkTestBegan(NOW, Set.of(BELT, PENDANT), NOW.plusSeconds(900), "ida"));
        new EveryEntry(BEN, PENDANT, ROOM)
                .all().stream().filter(DossierTest::canBeLogged).forEach(written::add);
        write(written);

        JsonObject dossier = export();

        assertThat(dossier.getJsonArray("entries").stream().map(entry -> ((JsonObject) entry).getString("type")))
                .containsExactly("resident-described", "device-registered", "looked", "walk-test-began");
        assertThat(dossier.getJsonArray("entries").getJsonObject(2).getJsonArray("residents"))
                .isEqualTo(JsonArray.of("anna"));
        assertThat(dossier.getJsonArray("entries").getJsonObject(3).getJsonArray("devices"))
                .isEqualTo(JsonArray.of("belt"));
        assertThat(dossier.encode()).doesNotContain("ben", "pendant");
    }

    /**
     * A log acts upon what it says of its keys when it is opened, a house upon its settings, and those of the vectors go
     * beyond what can be; what snapshots alone hold is no entry.
     */
    private static boolean canBeLogged(Entry entry) {
        return !(entry instanceof KeyEntry || entry instanceof Changed || entry instanceof Entry.SeenReadings);
    }

    private static List<Entry> household() {
        return List.of(described(ANNA), device(BELT, ANNA), described(BEN), device(PENDANT, BEN));
    }

    private static Entry described(ResidentId id) {
        return new ResidentDescribed(NOW, id, "Somebody", Optional.of(ROOM), 1, Map.of(), "admin");
    }

    private static Entry device(DeviceId id, ResidentId whose) {
        return new DeviceRegistered(
                NOW, id, new Assignment(Optional.of(whose), Optional.of(ROOM)), "", "", DeviceCredential.NONE, "admin");
    }

    private void write(List<Entry> entries) throws Exception {
        Surroundings surroundings =
                new Surroundings(InstantSource.fixed(NOW), System::nanoTime, new SecureRandom(), Map.of());
        StoppedJournal.append(dir.resolve("data"), surroundings, entries);
    }

    private JsonObject export() throws Exception {
        Path file = dir.resolve("all.json");
        assertThat(terminal.run(
                        "export", "--resident", "anna", "--format", "json", "-o", file, "--data", dir.resolve("data")))
                .as(terminal.err())
                .isZero();
        return new JsonObject(Files.readString(file));
    }

    /** Which entries of the log it tells of. */
    private static Set<Long> told(JsonObject dossier) {
        return Stream.of("readings", "entries")
                .flatMap(list -> dossier.getJsonArray(list).stream())
                .map(one -> ((JsonObject) one).getLong("seq"))
                .collect(Collectors.toSet());
    }

    private static String type(Entry entry) {
        return entry.getClass().getSimpleName();
    }

    private static List<String> parts(Entry entry) {
        return Stream.of(entry.getClass().getRecordComponents())
                .map(part -> part.getName())
                .filter(name -> !name.equals("secretHash"))
                .toList();
    }
}
