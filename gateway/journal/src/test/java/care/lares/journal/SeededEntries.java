// SPDX-License-Identifier: Apache-2.0
package care.lares.journal;

import care.lares.domain.Alarm;
import care.lares.domain.AlarmEvent;
import care.lares.domain.AlarmId;
import care.lares.domain.AlarmKind;
import care.lares.domain.AlarmState;
import care.lares.domain.AlarmStep;
import care.lares.domain.ArmMode;
import care.lares.domain.Assignment;
import care.lares.domain.CommissioningStep;
import care.lares.domain.ConsentId;
import care.lares.domain.ContactId;
import care.lares.domain.DeviceId;
import care.lares.domain.Kind;
import care.lares.domain.Moment;
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
import care.lares.domain.Supervision;
import care.lares.domain.Value;
import care.lares.domain.WalkTestEnding;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Entries of every type with every field at its edges now and then; the same seed gives the same entries. */
public final class SeededEntries {
    private static final String LETTERS = "abz AZ09-_.üß€漢\n\"\\\u0000";

    private static final BigDecimal TWO_TO_64 = new BigDecimal(BigInteger.ONE.shiftLeft(64));

    private final Random random;

    public SeededEntries(long seed) {
        this.random = new Random(seed);
    }

    /** An entry of any type. */
    public Entry next() {
        return switch (random.nextInt(25)) {
            case 0 -> new Entry.AlarmChanged(alarm());
            case 1 ->
                new Entry.DeviceEnrolled(
                        at(), device(), assignment(), maybe(this::hash).orElse(""), text(20));
            case 2 -> new Entry.ResidentRegistered(at(), resident(), text(40), maybe(this::place));
            case 3 -> new Entry.PersonEnrolled(at(), new PersonId(id()), scopes(), hash());
            case 4 -> new Entry.GatewayStarted(at(), text(10), Duration.of(number(), ChronoUnit.MICROS));
            case 5 -> new Entry.OriginLinked(at(), text(50), Math.abs(number() / 2), hash(), text(60));
            case 6 -> new Entry.SeenReadings(at(), device(), several(40, this::number));
            case 7, 8, 9 -> registry();
            case 10, 11 -> access();
            case 12 -> proof();
            case 13 -> anchor();
            case 14 -> consent();
            case 15 ->
                new BundleConfirmed(at(), text(20), oneOf(Lane.values()), text(64), text(40), Math.abs(number() / 2));
            case 16 -> new ClockChanged(at(), at(), at(), oneOf(ClockChanged.Cause.values()), random.nextBoolean());
            case 17 -> gaveWay();
            case 18 -> key();
            case 19 -> backup();
            case 20 -> new SeededCare(random).next();
            case 21 -> commissioning();
            case 23 -> new HouseArmed(at(), oneOf(ArmMode.values()), text(20), text(10));
            case 22 -> new SeededTold(random).next();
            default -> reading();
        };
    }

    private Entry gaveWay() {
        long first = random.nextInt(Integer.MAX_VALUE);
        long span = 1 + random.nextInt(Integer.MAX_VALUE);
        return new GaveWay(
                at(),
                text(50),
                random.nextBoolean() ? EntryClass.TELEMETRY : EntryClass.VITAL,
                first,
                first + span - 1,
                1 + random.nextInt((int) span),
                oneOf(GaveWay.Reason.values()),
                at(),
                at());
    }

    /** Of a key that journals do not look after: what an entry says of those, they act upon when they are opened. */
    private Entry key() {
        return new KeyEntry.KeyRotated(at(), KeySort.LEDGER, sealed(), sealed(), text(20));
    }

    /** Somebody erased, whose key no journal has. */
    public KeyEntry.PersonErased erasure() {
        int key = 1_000_000 + random.nextInt(1_000_000);
        return new KeyEntry.PersonErased(at(), HexFormat.of().formatHex(bytes(16)), List.of(key), text(20));
    }

    private Entry backup() {
        long size = Math.abs(number() / 2);
        return random.nextBoolean()
                ? new BackupEntry.BackupMade(
                        at(), text(40), size, hash(), Set.copyOf(List.of(text(8), "log")), text(20))
                : new BackupEntry.Restored(at(), text(40), size, hash(), oneOf(BackupEntry.Cause.values()), text(20));
    }

    private Entry commissioning() {
        if (random.nextBoolean()) {
            return new CommissioningEntry.Stepped(
                    at(),
                    oneOf(CommissioningStep.values()),
                    text(20),
                    maybe(() -> oneOf(Kind.values())),
                    maybe(this::number)
                            .map(n -> OptionalLong.of(Math.abs(n / 2)))
                            .orElse(OptionalLong.empty()),
                    maybe(this::hash).orElse(""),
                    text(20));
        }
        return new CommissioningEntry.Certified(
                at(),
                at(),
                text(10),
                several(
                        4,
                        () -> new CommissioningEntry.ProvedDevice(
                                device(), maybe(this::place), oneOf(Kind.values()), at(), OptionalLong.of(7))),
                several(4, () -> new CommissioningEntry.ConfirmedContact(contact(), at())),
                new CommissioningEntry.Pull(text(9), at(), at()),
                new CommissioningEntry.Pull(text(9), at(), at()),
                text(20));
    }

    private Entry registry() {
        return switch (random.nextInt(12)) {
            case 0 ->
                new RegistryEntry.DeviceRegistered(
                        at(), device(), assignment(), text(12), text(40), credential(), text(20));
            case 1 -> new RegistryEntry.DeviceRevoked(at(), device(), assignment(), text(40), text(20));
            case 2 ->
                new RegistryEntry.ResidentDescribed(
                        at(), resident(), text(40), maybe(this::place), 1 + random.nextInt(2), card(), text(20));
            case 3 -> new RegistryEntry.PlaceRegistered(at(), place(), text(40), text(20));
            case 4 ->
                new RegistryEntry.ContactRegistered(
                        at(),
                        contact(),
                        text(40),
                        random.nextInt(Integer.MAX_VALUE),
                        several(4, this::channel),
                        text(20));
            case 8 -> new WalkTestEntry.WalkTestBegan(at(), Set.copyOf(several(9, this::device)), at(), text(20));
            case 7 ->
                new WalkTestEntry.WalkTestEnded(
                        at(),
                        at(),
                        oneOf(WalkTestEnding.values()),
                        Set.copyOf(several(9, this::device)),
                        Set.of(),
                        Set.of(device()),
                        text(20));
            case 6 ->
                new RegistryEntry.SupervisionDecided(at(), device(), Supervision.values()[random.nextInt(2)], text(20));
            case 5 -> new RegistryEntry.RosterChanged(at(), new SeededRosters(random).next(), text(20));
            case 10 -> new SeededConfig(random).next();
            case 11 -> new RegistryEntry.CallButtonDecided(at(), device(), random.nextBoolean(), text(20));
            default -> new RegistryEntry.ContactRemoved(at(), contact(), text(20));
        };
    }

    private Entry access() {
        PersonId person = new PersonId(id());
        return switch (random.nextInt(7)) {
            case 5 -> new DutyEntry.PinSet(at(), person, sealed(), text(20));
            case 6 -> new DutyEntry.TookOver(at(), person, Set.of(alarmId()), text(40), text(20));
            case 0 -> new AccessEntry.SessionOpened(at(), hash(), person, scopes(), at(), text(20));
            case 1 -> new AccessEntry.SessionClosed(at(), hash(), person, text(20));
            case 2 -> new AccessEntry.CodeMinted(at(), hash(), person, scopes(), at(), text(20));
            case 3 -> new AccessEntry.CodeUsed(at(), hash(), person);
            default ->
                new AccessEntry.Looked(at(), person, Set.copyOf(new HashSet<>(several(9, this::resident))), text(20));
        };
    }

    private Entry proof() {
        return new ProofEntry.Witnessed(at(), text(20), text(50), Math.abs(number() / 2), hash(), text(120));
    }

    private Entry anchor() {
        return random.nextBoolean()
                ? new AnchorEntry.Attempted(
                        at(),
                        Math.abs(number() / 2),
                        hash(),
                        hash(),
                        text(300),
                        new AnchorEntry.Ledger(
                                Math.abs(number() / 2), hash(), HexFormat.of().formatHex(bytes(20)), hash()),
                        Math.abs(number() / 2),
                        hash(),
                        sealed())
                : new AnchorEntry.Settled(
                        at(),
                        Math.abs(number() / 2),
                        hash(),
                        oneOf(AnchorEntry.State.values()),
                        hash(),
                        Math.abs(number() / 2),
                        hash());
    }

    private Entry consent() {
        ConsentId consent = new ConsentId(id());
        RecipientId recipient = new RecipientId(id());
        return random.nextBoolean()
                ? new ConsentEntry.ConsentWithdrawn(at(), consent, resident(), recipient, text(40), text(20))
                : new ConsentEntry.ConsentGiven(
                        at(),
                        consent,
                        resident(),
                        recipient,
                        oneOf(Purpose.values()),
                        random.nextBoolean(),
                        maybe(this::at),
                        text(20));
    }

    private DeviceCredential credential() {
        return new DeviceCredential(oneOf(Proof.values()), maybe(this::hash).orElse(""), sealed());
    }

    private Channel channel() {
        return new Channel(text(10), text(60), sealed());
    }

    private String sealed() {
        return HexFormat.of().formatHex(bytes(random.nextInt(60)));
    }

    private Map<String, String> card() {
        Map<String, String> card = new HashMap<>();
        for (String heading : scopes()) {
            card.put(heading, text(60));
        }
        return card;
    }

    private ContactId contact() {
        return new ContactId(id());
    }

    /** A reading of any kind. */
    public Entry.ReadingLogged reading() {
        Kind kind = oneOf(Kind.values());
        Value value = switch (kind.type()) {
            case BOOLEAN -> Value.Flag.of(random.nextBoolean());
            case NUMERIC -> new Value.Quantity(decimal());
            case CODED -> new Value.Code(id());
        };
        Reading reading = new Reading(
                device(), kind, value, at(), maybe(this::at), maybe(() -> text(64)), quality(), maybe(this::sent));
        return new Entry.ReadingLogged(reading, assignment(), number());
    }

    /** An alarm with a history. */
    public Alarm alarm() {
        return new Alarm(
                alarmId(),
                text(20),
                oneOf(AlarmKind.values()),
                oneOf(Priority.values()),
                oneOf(AlarmState.values()),
                assignment(),
                maybe(this::device),
                at(),
                at(),
                text(80),
                text(80),
                random.nextInt(1000),
                random.nextInt(Integer.MAX_VALUE),
                random.nextBoolean(),
                random.nextBoolean(),
                maybe(() -> new PersonId(id())),
                maybe(() -> new Moment(at(), 0)),
                random.nextBoolean(),
                several(40, this::number),
                Stream.concat(Stream.of(event()), several(70, this::event).stream())
                        .toList());
    }

    private AlarmId alarmId() {
        return new AlarmId(HexFormat.of().formatHex(bytes(16)));
    }

    private AlarmEvent event() {
        return new AlarmEvent(at(), oneOf(AlarmStep.values()), text(20), text(8), text(500));
    }

    private BigDecimal decimal() {
        BigDecimal any = switch (random.nextInt(4)) {
            case 0 -> BigDecimal.valueOf(random.nextInt(300));
            case 1 -> BigDecimal.valueOf(random.nextInt(4000), 1 + random.nextInt(3));
            case 2 -> new BigDecimal(new BigInteger(random.nextInt(200), random), random.nextInt(60) - 30);
            default -> BigDecimal.valueOf(number());
        };
        BigDecimal shortest = (random.nextBoolean() ? any : any.negate()).stripTrailingZeros();
        boolean whole = shortest.scale() < 0 && shortest.abs().compareTo(TWO_TO_64) < 0;
        return whole ? shortest.setScale(0) : shortest;
    }

    private Set<Quality> quality() {
        return Set.copyOf(several(Quality.values().length, () -> oneOf(Quality.values())));
    }

    private Set<String> scopes() {
        return new HashSet<>(several(5, () -> text(12)));
    }

    private SentValue sent() {
        return new SentValue(text(10), text(8));
    }

    private Assignment assignment() {
        return new Assignment(maybe(this::resident), maybe(this::place));
    }

    private DeviceId device() {
        return new DeviceId(id());
    }

    private ResidentId resident() {
        return new ResidentId(id());
    }

    private PlaceId place() {
        return new PlaceId(id());
    }

    private String id() {
        return "x" + text(63).replaceAll("[\n\u0000]", "");
    }

    private String hash() {
        return HexFormat.of().formatHex(bytes(32));
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private String text(int most) {
        StringBuilder text = new StringBuilder();
        for (int left = random.nextInt(most + 1); left > 0; left--) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }

    private Instant at() {
        return Instant.EPOCH.plus(number(), ChronoUnit.MICROS);
    }

    /** Of any length in bits. */
    private long number() {
        return random.nextLong() >> random.nextInt(Long.SIZE);
    }

    private <T> List<T> several(int most, Supplier<T> one) {
        return Stream.generate(one).limit(random.nextInt(most + 1)).toList();
    }

    private <T> Optional<T> maybe(Supplier<T> one) {
        return random.nextBoolean() ? Optional.of(one.get()) : Optional.empty();
    }

    private <T> T oneOf(T[] all) {
        return all[random.nextInt(all.length)];
    }
}
