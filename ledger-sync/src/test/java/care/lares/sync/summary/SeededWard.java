// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.summary;

import care.lares.domain.Alarm;
import care.lares.domain.AlarmEvent;
import care.lares.domain.AlarmId;
import care.lares.domain.AlarmKind;
import care.lares.domain.AlarmState;
import care.lares.domain.AlarmStep;
import care.lares.domain.Assignment;
import care.lares.domain.DeviceId;
import care.lares.domain.Kind;
import care.lares.domain.Moment;
import care.lares.domain.PersonId;
import care.lares.domain.PlaceId;
import care.lares.domain.Quality;
import care.lares.domain.Reading;
import care.lares.domain.ResidentId;
import care.lares.domain.SentValue;
import care.lares.domain.Value;
import care.lares.journal.Registry;
import care.lares.journal.RegistryEntry.PlaceRegistered;
import care.lares.journal.RegistryEntry.ResidentDescribed;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * A house full of things that must not get out: names, addresses, radio addresses and free text wherever they can stand.
 * The same seed gives the same house, readings and alarms.
 */
public final class SeededWard {
    public static final String ORIGIN = "lares.local/00112233445566778899aabbccddeeff";
    public static final Instant HOUR = Instant.parse("2026-11-21T08:00:00Z");

    public static final ResidentId ANNA = new ResidentId("anna-brandt");
    public static final ResidentId WILHELM = new ResidentId("wilhelm-roth");
    public static final PlaceId ROOM = new PlaceId("room-4-brandt");

    public static final String NAME = "Anna Brandt";
    public static final String OTHER_NAME = "Wilhelm Roth";
    public static final String PLACE_NAME = "Room 4, garden side";
    public static final String HOUSE = "Haus Birkenhain";
    public static final String ADDRESS = "Birkenweg 12, 17489 Greifswald";
    public static final String ALLERGY = "penicillin (rash 2019)";
    public static final String DOCTOR = "Dr. Frieda Lenz, +49 3834 555012";
    public static final String STAFF = "nurse-mathilde";
    public static final String OUTCOME = "Anna fell beside the bed, bruise on the left hip";
    public static final String SOURCE_ID = "brandt-watch-000071";

    /** Devices by the addresses of their radios, as zigbee and Bluetooth gateways name them. */
    public static final List<DeviceId> DEVICES = List.of(
            new DeviceId("0x00124b0014d9a7f2"),
            new DeviceId("00:24:BE:80:4F:F1"),
            new DeviceId("A4C138AABBCC"),
            new DeviceId("watch-of-anna-brandt"));

    private static final Map<String, String> CARD = Map.of("allergies", ALLERGY, "doctor", DOCTOR);

    private final Random random;

    public SeededWard(long seed) {
        random = new Random(seed);
    }

    /** Who lives there. */
    public static Registry registry() {
        Registry registry = new Registry();
        registry.apply(new PlaceRegistered(HOUR, ROOM, PLACE_NAME, STAFF));
        registry.apply(new ResidentDescribed(HOUR, ANNA, NAME, Optional.of(ROOM), 1, CARD, STAFF));
        registry.apply(new ResidentDescribed(HOUR, WILHELM, OTHER_NAME, Optional.of(ROOM), 1, Map.of(), STAFF));
        return registry;
    }

    /** A summary of many readings of every kind, some of them rubbish, and some alarms. */
    public Summary summary(Optional<ResidentId> resident) {
        SummaryDraft draft = new SummaryDraft(ORIGIN, resident, HOUR, HOUR.plusSeconds(3600));
        long seq = random.nextInt(1_000_000);
        for (int i = 1 + random.nextInt(400); i > 0; i--) {
            if (random.nextInt(20) == 0) {
                draft.add(seq++, alarm(resident));
            } else {
                draft.add(seq++, reading());
            }
        }
        return draft.summary();
    }

    /** A reading of any kind. */
    public Reading reading() {
        Kind kind = oneOf(Kind.values());
        Instant received = HOUR.plusMillis(random.nextInt(3_600_000));
        int age = random.nextInt(3) == 0 ? random.nextInt(200_000) : random.nextInt(120);
        Set<Quality> quality = quality();
        if (age >= 120) {
            quality.add(Quality.LATE);
        }
        return new Reading(
                DEVICES.get(random.nextInt(DEVICES.size())),
                kind,
                value(kind),
                received,
                age >= 120 || random.nextBoolean() ? Optional.of(received.minusSeconds(age)) : Optional.empty(),
                Optional.of(SOURCE_ID),
                quality,
                random.nextBoolean() ? Optional.of(new SentValue(OUTCOME, "furlong")) : Optional.empty());
    }

    private Value value(Kind kind) {
        return switch (kind.type()) {
            case BOOLEAN -> Value.Flag.of(random.nextBoolean());
            case NUMERIC -> new Value.Quantity(number());
            case CODED ->
                new Value.Code(random.nextBoolean() ? "A" : random.nextBoolean() ? NAME : "54.0924,13.3815,12");
        };
    }

    private BigDecimal number() {
        return switch (random.nextInt(5)) {
            case 0 -> BigDecimal.valueOf(random.nextInt(100));
            case 1 -> new BigDecimal("1e2");
            case 2 -> new BigDecimal("36.700000000000000000000000001");
            default -> BigDecimal.valueOf(random.nextInt(100_000), random.nextInt(4));
        };
    }

    private Set<Quality> quality() {
        Set<Quality> quality = EnumSet.noneOf(Quality.class);
        for (int i = random.nextInt(3) - 1; i > 0; i--) {
            quality.add(oneOf(Quality.values()));
        }
        return quality;
    }

    /** An alarm of any kind in any state. */
    public Alarm alarm(Optional<ResidentId> resident) {
        return alarm(oneOf(AlarmKind.values()), resident);
    }

    /** An alarm of this kind in any state. */
    public Alarm alarm(AlarmKind kind, Optional<ResidentId> resident) {
        DeviceId device = DEVICES.get(random.nextInt(DEVICES.size()));
        Instant at = HOUR.plusMillis(random.nextInt(3_600_000));
        AlarmState state = oneOf(AlarmState.values());
        boolean own = !Set.of("PERSON", "ENVIRONMENT").contains(kind.category().name());
        return new Alarm(
                new AlarmId("%032x".formatted(random.nextInt(Integer.MAX_VALUE))),
                own ? "gateway.channel.webhook." + STAFF : "call.sos",
                kind,
                kind.priority(),
                state,
                new Assignment(resident, random.nextBoolean() ? Optional.of(ROOM) : Optional.empty()),
                Optional.of(device),
                at,
                at.minusSeconds(1),
                own
                        ? "Webhook of " + NAME + " at " + ADDRESS + " fails"
                        : "Somebody calls: " + device + " was pressed. Seen last by " + DEVICES.get(0) + ", "
                                + DEVICES.get(DEVICES.size() - 1) + ".",
                own ? "Ask " + STAFF : "Go there.",
                1 + random.nextInt(3),
                1 + random.nextInt(9),
                random.nextBoolean(),
                random.nextBoolean(),
                Optional.of(new PersonId(STAFF)),
                Optional.of(new Moment(at, 0)),
                random.nextInt(5) == 0,
                List.of(7L),
                history(at, state));
    }

    private static List<AlarmEvent> history(Instant at, AlarmState state) {
        AlarmEvent raised = new AlarmEvent(at, AlarmStep.RAISED, DEVICES.get(0).value(), "mqtt", "");
        AlarmEvent delivered = new AlarmEvent(at, AlarmStep.DELIVERED, "gateway", "webhook", "1 of 1");
        AlarmEvent ended = new AlarmEvent(at.plusSeconds(60), AlarmStep.ENDED, STAFF, "http", OUTCOME);
        return switch (state) {
            case ACTIVE -> List.of(raised);
            case ENDED -> List.of(raised, delivered, ended);
            default -> List.of(raised, delivered);
        };
    }

    private <T> T oneOf(T[] all) {
        return all[random.nextInt(all.length)];
    }

    /** The alarm after one more line of its history. */
    public static Alarm after(Alarm alarm, AlarmState state, AlarmEvent event) {
        List<AlarmEvent> history = new ArrayList<>(alarm.history());
        history.add(event);
        return new Alarm(
                alarm.id(),
                alarm.rule(),
                alarm.kind(),
                alarm.priority(),
                state,
                alarm.assignment(),
                alarm.device(),
                alarm.raisedAt(),
                alarm.observedAt(),
                alarm.text(),
                alarm.advice(),
                alarm.occurrence(),
                alarm.count(),
                alarm.causePresent(),
                alarm.causeUnknown(),
                alarm.acceptedBy(),
                alarm.holdUntil(),
                alarm.test(),
                alarm.evidence(),
                history);
    }
}
