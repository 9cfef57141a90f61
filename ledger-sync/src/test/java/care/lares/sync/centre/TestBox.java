// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.centre;

import care.lares.domain.Alarm;
import care.lares.domain.AlarmEvent;
import care.lares.domain.AlarmId;
import care.lares.domain.AlarmKind;
import care.lares.domain.AlarmState;
import care.lares.domain.AlarmStep;
import care.lares.domain.Assignment;
import care.lares.domain.ConsentId;
import care.lares.domain.Delivery;
import care.lares.domain.DeskRow;
import care.lares.domain.DeviceId;
import care.lares.domain.Kind;
import care.lares.domain.Moment;
import care.lares.domain.Purpose;
import care.lares.domain.Reading;
import care.lares.domain.RecipientId;
import care.lares.domain.ResidentId;
import care.lares.domain.Value;
import care.lares.journal.ConsentEntry.ConsentGiven;
import care.lares.journal.Entry;
import care.lares.journal.JournalFullException;
import care.lares.journal.JournalListener;
import care.lares.journal.Lane;
import care.lares.journal.LogFollower.Place;
import care.lares.journal.Registry;
import care.lares.journal.RegistryEntry.ResidentDescribed;
import care.lares.journal.Replay;
import care.lares.journal.store.JournalSettings;
import care.lares.journal.store.LogJournal;
import care.lares.sync.consent.Consents;
import care.lares.sync.deidentify.Pseudonyms;
import care.lares.sync.fhir.FhirBundles;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;

/** A box with a real log and an outbox, without anything else of a gateway. */
final class TestBox implements AutoCloseable, JournalListener, Replay, CentreNews {
    static final RecipientId COUNTY = new RecipientId("county");
    static final ResidentId ANNA = new ResidentId("anna");
    static final Instant MORNING = Instant.parse("2026-11-21T08:00:00Z");

    final Registry registry = new Registry();
    final List<Delivery> deliveries = Collections.synchronizedList(new ArrayList<>());
    final List<String> news = Collections.synchronizedList(new ArrayList<>());
    final AtomicReference<Instant> now = new AtomicReference<>(MORNING);
    final LogJournal journal;
    final Centre centre;
    volatile boolean uplink = true;
    /** Whether the log has a spot that is not read; who tries three times goes on behind it. */
    volatile boolean unreadable;

    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private long durable;

    private record Waiting(long seq, CompletableFuture<Long> written) {}

    TestBox(Path data, URI url) throws Exception {
        this(data, url, Optional.empty(), Duration.ofSeconds(60), new FhirPacking(new FhirBundles("0a")));
    }

    TestBox(Path data, URI url, Optional<SSLContext> tls, Duration heartbeat, Packing packing) throws Exception {
        JournalSettings settings = new JournalSettings(
                Duration.ofMillis(1), 4L << 20, Duration.ofMillis(50), 65_536, Duration.ofSeconds(1));
        this.journal = LogJournal.open(data, settings, now::get, System::nanoTime, this);
        journal.snapshot(registry.restated(now.get()));
        CentreAddress address = new CentreAddress(COUNTY, url, tls, Optional.empty(), heartbeat, CentreAddress.HOUR);
        Consents consents = new Consents(
                registry,
                new Pseudonyms(journal.derivedKey(Pseudonyms.LABEL)),
                "Haus Abendrot",
                Optional.of("Lindenweg 3"));
        this.centre = new Centre(
                address,
                new Centre.Parts(
                        journal,
                        (place, classes) -> new FailingFollower(journal.follow(place, classes), () -> unreadable),
                        registry.deliveries(),
                        new Place(journal.origin(), journal.next()),
                        this::write,
                        consents,
                        packing,
                        this,
                        alarm -> DeskRow.causeKey(alarm, ""),
                        () -> new Moment(now.get(), System.nanoTime()),
                        System::nanoTime,
                        new Random(1),
                        () -> uplink,
                        "0a"));
        journal.start(this);
        centre.start();
    }

    /** Gives an entry to the log. */
    synchronized long log(Entry entry) {
        try {
            long seq = journal.append(entry);
            registry.apply(entry);
            if (journal.snapshotDue()) {
                journal.snapshot(registry.restated(now.get()));
            }
            return seq;
        } catch (JournalFullException full) {
            throw new IllegalStateException(full);
        }
    }

    private CompletableFuture<Long> write(Entry entry) {
        CompletableFuture<Long> written = new CompletableFuture<>();
        synchronized (this) {
            waiting.add(new Waiting(log(entry), written));
        }
        durable(0);
        return written;
    }

    void reading(String device, Optional<ResidentId> resident, Kind kind, long value) {
        Reading reading = new Reading(
                new DeviceId(device),
                kind,
                new Value.Quantity(BigDecimal.valueOf(value)),
                now.get(),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                Optional.empty());
        log(new Entry.ReadingLogged(reading, new Assignment(resident, Optional.empty()), 0));
    }

    void knowsAnna() {
        log(new ResidentDescribed(
                now.get(), ANNA, "Anna Berg", Optional.empty(), 1, Map.of("allergies", "penicillin"), "admin"));
    }

    void consent() {
        log(new ConsentGiven(
                now.get(), new ConsentId("c-1"), ANNA, COUNTY, Purpose.CARE, false, Optional.empty(), "admin"));
    }

    /** A call for help, as the pipeline tells it: the outbox before the log. */
    Alarm call(int number) {
        return tell(alarm(number, now.get()));
    }

    /** Any alarm, as the pipeline tells it. */
    Alarm tell(Alarm alarm) {
        centre.heard(alarm);
        log(new Entry.AlarmChanged(alarm));
        return alarm;
    }

    static Alarm alarm(int number, Instant at) {
        byte[] id = new byte[16];
        new Random(number).nextBytes(id);
        return new Alarm(
                new AlarmId(HexFormat.of().formatHex(id)),
                "call.sos",
                AlarmKind.SOS,
                AlarmKind.SOS.priority(),
                AlarmState.ACTIVE,
                new Assignment(Optional.of(ANNA), Optional.empty()),
                Optional.of(new DeviceId("pendant")),
                at,
                at,
                "Call for help: the button was pressed.",
                "Go to the person",
                1,
                1,
                true,
                false,
                Optional.empty(),
                Optional.empty(),
                false,
                List.of(),
                List.of(new AlarmEvent(at, AlarmStep.RAISED, "pendant", "rule", "")));
    }

    LaneStatus lane(Lane lane) {
        return centre.status().lanes().stream()
                .filter(one -> one.lane() == lane)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void durable(long size) {
        List<Waiting> due = new ArrayList<>();
        synchronized (this) {
            durable = Math.max(durable, size);
            while (!waiting.isEmpty() && waiting.peek().seq() < durable) {
                due.add(waiting.remove());
            }
        }
        due.forEach(one -> one.written().complete(one.seq()));
    }

    @Override
    public void failing(String reason) {
        news.add("failing");
    }

    @Override
    public void recovered() {
        news.add("recovered");
    }

    @Override
    public void restated(Entry entry) {
        registry.apply(entry);
    }

    @Override
    public void entry(long seq, Entry entry) {
        registry.apply(entry);
        if (entry.at().isAfter(now.get())) {
            now.set(entry.at());
        }
    }

    @Override
    public void damaged(String finding) {
        news.add("damaged: " + finding);
    }

    @Override
    public void came(Delivery delivery) {
        deliveries.add(delivery);
    }

    @Override
    public void silent(Instant since, String reason) {
        news.add("silent: " + reason);
    }

    @Override
    public void heard() {
        news.add("heard");
    }

    @Override
    public void refused(Lane lane, String bundle, String reason) {
        news.add("refused: " + reason);
    }

    @Override
    public void close() {
        centre.close();
        journal.close();
    }
}
