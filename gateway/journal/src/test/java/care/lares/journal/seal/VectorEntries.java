// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.seal;

import care.lares.domain.AlarmId;
import care.lares.domain.AlarmKind;
import care.lares.domain.ArmMode;
import care.lares.domain.Assignment;
import care.lares.domain.ConsentId;
import care.lares.domain.ContactId;
import care.lares.domain.DeviceId;
import care.lares.domain.Kind;
import care.lares.domain.PersonId;
import care.lares.domain.PlaceId;
import care.lares.domain.Priority;
import care.lares.domain.Proof;
import care.lares.domain.Purpose;
import care.lares.domain.Quality;
import care.lares.domain.Reading;
import care.lares.domain.RecipientId;
import care.lares.domain.ResidentId;
import care.lares.domain.SentValue;
import care.lares.domain.Value;
import care.lares.journal.AccessEntry;
import care.lares.journal.AnchorEntry;
import care.lares.journal.BackupEntry;
import care.lares.journal.BundleConfirmed;
import care.lares.journal.Channel;
import care.lares.journal.ClockChanged;
import care.lares.journal.ConsentEntry;
import care.lares.journal.DeviceCredential;
import care.lares.journal.Entry;
import care.lares.journal.EntryClass;
import care.lares.journal.GaveWay;
import care.lares.journal.HouseArmed;
import care.lares.journal.KeyEntry;
import care.lares.journal.KeySort;
import care.lares.journal.Lane;
import care.lares.journal.ProofEntry;
import care.lares.journal.RegistryEntry;
import care.lares.journal.ToldTogether;
import care.lares.journal.ToldTogether.Beginning;
import care.lares.journal.ToldTogether.Told;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The entries of {@code entries.json}, by name, as Java has them. */
final class VectorEntries {
    static final Instant NOON = Instant.parse("2026-11-21T08:00:00Z");
    static final Optional<ResidentId> ANNA = Optional.of(new ResidentId("anna"));
    static final Optional<PlaceId> ROOM = Optional.of(new PlaceId("room-4"));
    static final DeviceId PENDANT = new DeviceId("pendant-7");
    static final String COUNTING = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
    private static final String COUNTING_ON = "202122232425262728292a2b2c2d2e2f303132333435363738393a3b3c3d3e3f";

    private VectorEntries() {}

    static Map<String, Entry> all() {
        Map<String, Entry> all = new LinkedHashMap<>();
        readings(all);
        VectorAlarms.first(all);
        all.put(
                "device-enrolled",
                new Entry.DeviceEnrolled(
                        NOON, PENDANT, new Assignment(ANNA, Optional.empty()), COUNTING, "installer-1"));
        all.put(
                "device-enrolled-without-secret",
                new Entry.DeviceEnrolled(
                        NOON, new DeviceId("smoke-2"), new Assignment(Optional.empty(), ROOM), "", "installer-1"));
        all.put("resident-registered", new Entry.ResidentRegistered(NOON, ANNA.get(), "Anna Müller", ROOM));
        all.put(
                "person-enrolled",
                new Entry.PersonEnrolled(
                        NOON, new PersonId("carer-1"), Set.of("alarms:see", "alarms:act"), COUNTING_ON));
        all.put("gateway-started", new Entry.GatewayStarted(NOON, "0.1.0", Duration.ofSeconds(90)));
        all.put(
                "origin-linked",
                new Entry.OriginLinked(
                        NOON, "lares.local/ffeeddccbbaa99887766554433221100", 70_000, COUNTING, "backup restored"));
        all.put(
                "seen-readings",
                new Entry.SeenReadings(NOON, PENDANT, List.of(0L, 23L, 24L, -1L, Long.MAX_VALUE, Long.MIN_VALUE)));
        registry(all);
        access(all);
        proofs(all);
        anchors(all);
        consents(all);
        deliveries(all);
        clock(all);
        VectorAlarms.notified(all);
        return all;
    }

    private static void registry(Map<String, Entry> all) {
        Assignment both = new Assignment(ANNA, ROOM);
        DeviceCredential shared = new DeviceCredential(Proof.PSK, COUNTING, "ff00ff");
        all.put(
                "device-registered",
                new RegistryEntry.DeviceRegistered(NOON, PENDANT, both, "native", "Red pendant", shared, "admin"));
        all.put(
                "device-registered-bare",
                new RegistryEntry.DeviceRegistered(
                        NOON, new DeviceId("smoke-2"), Assignment.NONE, "", "", DeviceCredential.NONE, "first sight"));
        all.put("device-revoked", new RegistryEntry.DeviceRevoked(NOON, PENDANT, both, "lost", "admin"));
        all.put(
                "resident-described",
                new RegistryEntry.ResidentDescribed(
                        NOON,
                        ANNA.get(),
                        "Anna Müller",
                        ROOM,
                        2,
                        Map.of("Z", "last", "allergies", "penicillin", "ärztin", "Dr. Roth"),
                        "admin"));
        all.put("place-registered", new RegistryEntry.PlaceRegistered(NOON, ROOM.get(), "Room 4", "admin"));
        all.put(
                "contact-registered",
                new RegistryEntry.ContactRegistered(
                        NOON,
                        new ContactId("son"),
                        "Ben Müller",
                        3,
                        List.of(
                                new Channel(Channel.WEBHOOK, "https://ben.example/hook", COUNTING_ON),
                                new Channel("sms", "+49 30 0000", "")),
                        "admin"));
        all.put("contact-removed", new RegistryEntry.ContactRemoved(NOON, new ContactId("son"), "admin"));
        VectorSite.put(NOON, all);
        VectorSite.putCare(NOON, all);
        VectorSite.putDuty(NOON, all);
    }

    private static void access(Map<String, Entry> all) {
        PersonId carer = new PersonId("carer-1");
        Set<String> scopes = Set.of("residents:read", "alarms:act");
        Instant until = NOON.plusSeconds(43_200);
        all.put("session-opened", new AccessEntry.SessionOpened(NOON, COUNTING, carer, scopes, until, "code"));
        all.put("session-closed", new AccessEntry.SessionClosed(NOON, COUNTING, carer, "left"));
        all.put("code-minted", new AccessEntry.CodeMinted(NOON, COUNTING_ON, carer, scopes, until, "admin"));
        all.put("code-used", new AccessEntry.CodeUsed(NOON, COUNTING_ON, carer));
        all.put("looked", new AccessEntry.Looked(NOON, carer, Set.of(ANNA.get(), new ResidentId("Zoe")), "board"));
    }

    private static void proofs(Map<String, Entry> all) {
        all.put(
                "witnessed",
                new ProofEntry.Witnessed(
                        NOON,
                        "witness.example/w1",
                        "lares.local/00112233445566778899aabbccddeeff",
                        70_000,
                        COUNTING,
                        "— witness.example/w1 AAAAAAAAAABkGFDL"));
    }

    private static void anchors(Map<String, Entry> all) {
        String contract = COUNTING.substring(0, 40);
        String note = "lares.local/00\n28\nroot\n\n— lares.local/00 signature\n";
        all.put(
                "anchor-attempted",
                new AnchorEntry.Attempted(
                        NOON,
                        3,
                        COUNTING,
                        COUNTING_ON,
                        note,
                        new AnchorEntry.Ledger(31_337, COUNTING, contract, COUNTING_ON),
                        2,
                        COUNTING,
                        "02f8ff"));
        all.put(
                "anchor-settled",
                new AnchorEntry.Settled(NOON, 3, COUNTING, AnchorEntry.State.MINED, COUNTING_ON, 1_234_567, COUNTING));
        all.put(
                "anchor-foreign",
                new AnchorEntry.Settled(
                        NOON, 4, COUNTING_ON, AnchorEntry.State.FOREIGN, "00".repeat(32), 0, "00".repeat(32)));
    }

    private static void consents(Map<String, Entry> all) {
        RecipientId centre = new RecipientId("centre-north");
        ConsentId first = new ConsentId("c-1");
        Optional<Instant> until = Optional.of(NOON.plusSeconds(43_200));
        all.put(
                "consent-given",
                new ConsentEntry.ConsentGiven(NOON, first, ANNA.get(), centre, Purpose.CARE, true, until, "admin"));
        all.put(
                "consent-given-for-good",
                new ConsentEntry.ConsentGiven(
                        NOON,
                        new ConsentId("c-2"),
                        ANNA.get(),
                        centre,
                        Purpose.RESEARCH,
                        false,
                        Optional.empty(),
                        "admin"));
        all.put(
                "consent-withdrawn",
                new ConsentEntry.ConsentWithdrawn(NOON, first, ANNA.get(), centre, "asked to", "admin"));
    }

    private static ToldTogether together(int number, List<Told> open, List<Told> over) {
        String fold = "000102030405060708090a0b0c0d0e0f";
        return new ToldTogether(
                NOON,
                "county-centre",
                fold,
                "watch.silent/sensor_stale/medium/zigbee2mqtt",
                AlarmKind.SENSOR_STALE,
                Priority.MEDIUM,
                number,
                fold + "-" + number,
                false,
                open,
                over);
    }

    /** As logs have it from before devices were written down. */
    private static Told bare(String digit, int step) {
        return new Told(new AlarmId(digit.repeat(32)), step, Optional.empty());
    }

    private static Told told(String digit, int step, String device, Instant raisedAt) {
        Beginning beginning = new Beginning(new DeviceId(device), raisedAt);
        return new Told(new AlarmId(digit.repeat(32)), step, Optional.of(beginning));
    }

    private static void deliveries(Map<String, Entry> all) {
        String log = "lares.local/00112233445566778899aabbccddeeff";
        all.put(
                "bundle-confirmed",
                new BundleConfirmed(
                        NOON,
                        "county-centre",
                        Lane.VITALS,
                        "urn:uuid:00010203-0405-0607-0809-0a0b0c0d0e0f",
                        log,
                        70_000));
        all.put("house-armed", new HouseArmed(NOON, ArmMode.AWAY, "keypad-1", "device"));
        all.put("told-together", together(2, List.of(bare("f", 1), bare("0", 3)), List.of(bare("a", 2))));
        all.put(
                "told-together-with-devices",
                together(
                        3,
                        List.of(told("0", 3, "door-7", NOON.minusSeconds(60))),
                        List.of(told("a", 2, "door-8", NOON.minus(1, ChronoUnit.MICROS)))));
        all.put("lane-went-on", new BundleConfirmed(NOON, "county-centre", Lane.TELEMETRY, "", log, 0));
        all.put(
                "gave-way",
                new GaveWay(
                        NOON,
                        log,
                        EntryClass.TELEMETRY,
                        70_000,
                        70_511,
                        300,
                        GaveWay.Reason.SPACE,
                        NOON.minus(Duration.ofDays(1)),
                        NOON.minus(Duration.ofHours(12))));
        all.put(
                "gave-way-retention",
                new GaveWay(NOON, log, EntryClass.VITAL, 0, 0, 1, GaveWay.Reason.RETENTION, NOON, NOON));
        keys(all);
        backups(all, log);
    }

    private static void keys(Map<String, Entry> all) {
        all.put(
                "person-erased",
                new KeyEntry.PersonErased(NOON, "000102030405060708090a0b0c0d0e0f", List.of(2, 300), "admin"));
        all.put(
                "key-rotated",
                new KeyEntry.KeyRotated(NOON, KeySort.BOX, "0001020304050607", "08090a0b0c0d0e0f", "admin"));
    }

    private static void clock(Map<String, Entry> all) {
        Instant unset = Instant.EPOCH.plus(12_345_678, ChronoUnit.MICROS);
        Instant dayBefore = NOON.minus(1, ChronoUnit.DAYS);
        all.put("clock-not-set", new ClockChanged(NOON, NOON, unset, ClockChanged.Cause.NOT_SET, false));
        all.put("clock-believed", new ClockChanged(dayBefore, NOON, dayBefore, ClockChanged.Cause.BELIEVED, true));
    }

    private static void backups(Map<String, Entry> all, String log) {
        all.put(
                "backup-made",
                new BackupEntry.BackupMade(NOON, log, 70_000, COUNTING, Set.of("log", "configuration"), "admin"));
        all.put(
                "restored",
                new BackupEntry.Restored(NOON, log, 70_000, COUNTING, BackupEntry.Cause.WITNESS, "witness.example/w1"));
    }

    private static void readings(Map<String, Entry> all) {
        Assignment both = new Assignment(ANNA, ROOM);
        Assignment anna = new Assignment(ANNA, Optional.empty());
        Instant later = NOON.plus(123_456, ChronoUnit.MICROS);
        all.put(
                "reading-integer",
                reading("pendant-7", Kind.HEART_RATE, number("72"), later, Optional.of(NOON), "a17", both, 0));
        Reading strap = new Reading(
                new DeviceId("strap"),
                Kind.BODY_TEMPERATURE,
                number("36.6"),
                NOON,
                Optional.empty(),
                Optional.empty(),
                Set.of(Quality.TIME_IMPLAUSIBLE, Quality.CONVERTED),
                Optional.of(new SentValue("97.9", "[degF]")));
        all.put("reading-decimal", new Entry.ReadingLogged(strap, anna, -2));
        Value many = number("1000000000000000000000000000000");
        all.put(
                "reading-large",
                reading("meter", Kind.STEPS, many, NOON, Optional.empty(), "", Assignment.NONE, Long.MAX_VALUE));
        Value more = number("118059162071741130342.5");
        all.put("reading-larger", reading("meter", Kind.STEPS, more, NOON, Optional.empty(), "", Assignment.NONE, -1));
        Assignment kitchen = new Assignment(Optional.empty(), Optional.of(new PlaceId("kitchen")));
        Value cold = number("-18.25");
        all.put(
                "reading-negative",
                reading("fridge", Kind.ROOM_TEMPERATURE, cold, NOON, Optional.empty(), "", kitchen, Long.MIN_VALUE));
        Reading flag = new Reading(
                PENDANT,
                Kind.SOS,
                Value.Flag.ON,
                Instant.EPOCH.minus(1, ChronoUnit.MICROS),
                Optional.empty(),
                Optional.empty(),
                Set.of(Quality.REPLAY_SUSPECTED),
                Optional.empty());
        all.put("reading-flag", new Entry.ReadingLogged(flag, Assignment.NONE, 24));
        Value alert = new Value.Code("A");
        all.put(
                "reading-code",
                reading("ward-pc", Kind.CONSCIOUSNESS, alert, NOON, Optional.empty(), "ü", anna, 1_000_000));
    }

    private static Entry reading(
            String device,
            Kind kind,
            Value value,
            Instant received,
            Optional<Instant> observed,
            String sourceId,
            Assignment assignment,
            long transportId) {
        Optional<String> source = Optional.of(sourceId).filter(id -> !id.isEmpty());
        Reading reading =
                new Reading(new DeviceId(device), kind, value, received, observed, source, Set.of(), Optional.empty());
        return new Entry.ReadingLogged(reading, assignment, transportId);
    }

    private static Value number(String number) {
        return new Value.Quantity(new BigDecimal(number));
    }
}
