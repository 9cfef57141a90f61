// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import care.lares.domain.Alarm;
import care.lares.domain.DeskRow;
import care.lares.domain.DeviceId;
import care.lares.domain.Moment;
import care.lares.domain.PersonId;
import care.lares.driver.RawMessage;
import care.lares.driver.nativejson.NativeJsonDriver;
import care.lares.health.HealthReport;
import care.lares.health.OutboxReport;
import care.lares.health.SessionReport;
import care.lares.journal.Entry;
import care.lares.journal.StorageReport;
import care.lares.notify.AlarmJson;
import care.lares.notify.Directory;
import care.lares.pipeline.Acknowledgement;
import care.lares.pipeline.CallOrder;
import care.lares.pipeline.House;
import care.lares.pipeline.Newcomers;
import care.lares.pipeline.Pipeline;
import care.lares.pipeline.Transport;
import care.lares.rules.RuleSettings;
import care.lares.rules.alarm.AlarmDesk;
import care.lares.rules.alarm.AlarmIds;
import care.lares.rules.alarm.DeskSettings;
import care.lares.rules.book.RuleBook;
import care.lares.security.Bearers;
import care.lares.security.Principal;
import care.lares.security.Secrets;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** A whole gateway behind real sockets, with a log in memory and a clock the test moves. */
final class ApiHarness implements AutoCloseable {
    private static final HttpApi.Address ANY_PORT = new HttpApi.Address("127.0.0.1", 0);

    static final String ADMIN = "the-admin-token";

    final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    final MemoryJournal journal;
    final MemoryReadings index;
    final Contract contract = Contract.DOCUMENT;
    final House house;
    final Pipeline pipeline;
    final EventFeed feed;
    final List<Route> routes;
    final int port;
    volatile Instant now = Instant.parse("2026-11-21T02:10:00Z");
    /** While true, nothing becomes durable. */
    volatile boolean storageHangs;

    /** Whether the log says that it does. */
    volatile boolean storageFails;

    private final HttpApi api;
    private final RuleBook rules = new RuleBook(RuleSettings.DEFAULTS);

    ApiHarness() throws Exception {
        this(new MemoryJournal(), "life1");
    }

    /** A gateway that lets in so many. */
    ApiHarness(Welcome welcome) throws Exception {
        this(new MemoryJournal(), "life1", welcome);
    }

    /** A gateway that finds this log when it starts. */
    ApiHarness(MemoryJournal journal, String life) throws Exception {
        this(journal, life, Welcome.DEFAULT);
    }

    private ApiHarness(MemoryJournal journal, String life, Welcome welcome) throws Exception {
        this.journal = journal;
        this.index = new MemoryReadings(journal);
        this.house = new House(rules, moment());
        for (int seq = 0; seq < journal.entries.size(); seq++) {
            house.entry(seq, journal.entries.get(seq));
        }
        AlarmJson alarmJson = new AlarmJson(Directory.nameless("House by the Lake"));
        this.feed = new EventFeed(vertx, life, alarmJson::of);
        this.pipeline = pipeline();
        InstantSource clock = () -> now;
        Sessions sessions =
                new Sessions(house.registry(), pipeline.registrar()::register, new Secrets(new SecureRandom()), clock);
        LookBook looks =
                new LookBook(house.registry(), look -> pipeline.registrar().register(look, () -> {}), clock);
        Archive archive = new Archive(vertx, index);
        Bearers bearers = new Bearers(house.registry());
        Identities tokens = token ->
                token.equals(ADMIN) ? Optional.of(new Principal.Admin(new PersonId("admin"))) : bearers.owner(token);
        MetricRoutes metrics = new MetricRoutes(this::gauges, feed::readers, false);
        List<RouteGroup> groups = List.of(
                new ContractRoutes(),
                new HealthRoutes(this::health),
                new SessionRoutes(vertx, sessions, tokens, house.registry(), System::nanoTime, () -> storageFails),
                new ResidentRoutes(house, looks, clock),
                new ReadingRoutes(archive, house.registry().givenUp(), looks),
                new ObservationRoutes(house, archive, looks),
                new DeviceRoutes(house),
                new PlaceRoutes(house.registry()),
                new ContactRoutes(house.registry()),
                new RosterRoutes(house.registry(), () -> new CoverageReport(now, false, true, List.of(), Map.of())),
                new ConsentRoutes(house.registry(), clock),
                new AlarmRoutes(house, archive, alarmJson::of, new Rows(alarmJson)),
                new RuleRoutes(),
                new CheckpointRoutes(journal, house.registry()),
                new AnchorRoutes(house.registry()),
                new SyncRoutes(() -> OutboxReport.OFF),
                new StorageRoutes(() -> StorageReport.UNKNOWN, house.registry()),
                new ReceiptRoutes(journal, looks),
                metrics,
                new EventRoutes(vertx, feed, this::health, index::status, clock, looks));
        this.routes = groups.stream().flatMap(group -> group.routes().stream()).toList();
        this.api = new HttpApi(vertx, ANY_PORT, sessions.with(tokens), groups, metrics, welcome);
        this.port = onLoop(api::start).toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
        vertx.setPeriodic(2, timer -> {
            if (!storageHangs) {
                pipeline.durable(journal.next());
            }
        });
    }

    private Pipeline pipeline() {
        return new Pipeline(
                house,
                rules,
                new AlarmDesk(DeskSettings.DEFAULTS, new AlarmIds(new byte[32])),
                journal,
                alarm -> {},
                CallOrder.AT_ONCE,
                this::moment,
                Newcomers.ENROLLED_ON_FIRST_SIGHT,
                feed,
                Runnable::run);
    }

    private Moment moment() {
        return new Moment(now, System.nanoTime());
    }

    private HealthReport health() {
        return new HealthReport(
                true,
                List.of(),
                HealthReport.ClockState.TRUSTED,
                journal.status(),
                pipeline.counters().acceptedTotal(),
                0,
                Map.of(),
                house.openAlarms().size(),
                Map.of("http", 1),
                Duration.ofSeconds(1),
                "",
                false);
    }

    private Gauges gauges() {
        return new Gauges(
                pipeline == null ? 0 : pipeline.counters().acceptedTotal(),
                0,
                0,
                pipeline == null ? Map.of() : pipeline.counters().rejectedTotals(),
                Map.of(),
                true,
                journal.status(),
                index.status(),
                OutboxReport.OFF,
                StorageReport.UNKNOWN,
                SessionReport.NONE,
                Duration.ofSeconds(1));
    }

    /** Runs this where the gateway runs. */
    <T> T onLoop(Callable<T> action) throws Exception {
        return Future.<T>future(promise -> vertx.getOrCreateContext().runOnContext(ready -> {
                    try {
                        promise.complete(action.call());
                    } catch (Exception e) {
                        promise.fail(e);
                    }
                }))
                .toCompletionStage()
                .toCompletableFuture()
                .get(60, TimeUnit.SECONDS);
    }

    /** Somebody becomes known. */
    void know(Entry entry) throws Exception {
        onLoop(() -> pipeline.registrar().register(entry, () -> {}));
    }

    /** A person with a token of this name. */
    void enrol(String person, String... scopes) throws Exception {
        know(new Entry.PersonEnrolled(now, new PersonId(person), Set.of(scopes), Secrets.hash(person)));
    }

    /** A device tells something. */
    void tell(String device, String json) throws Exception {
        RawMessage message = new RawMessage(new DeviceId(device), json.getBytes(StandardCharsets.UTF_8), now, false);
        onLoop(() -> {
            pipeline.accept(new NativeJsonDriver(), message, Transport.UNNAMED, Acknowledgement.NOBODY);
            return true;
        });
    }

    ApiClient client() {
        return new ApiClient(port, contract);
    }

    ApiClient admin() {
        return client().as(ADMIN);
    }

    @Override
    public void close() throws Exception {
        onLoop(api::stop).toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
        vertx.close().toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    /** Folded as on a desk whose devices are all reached the same way. */
    private record Rows(AlarmJson json) implements DeskRows {
        @Override
        public List<DeskRow> of(Collection<Alarm> open) {
            return DeskRow.of(open, json::foldKey);
        }

        @Override
        public byte[] json(DeskRow row) {
            return json.folded(row.members(), row.members().size() + " devices");
        }
    }
}
