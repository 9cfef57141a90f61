// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import care.lares.api.DevRoutes;
import care.lares.api.EventFeed;
import care.lares.api.HttpApi;
import care.lares.broker.Broker;
import care.lares.clock.GatewayClock;
import care.lares.clock.HouseClock;
import care.lares.clock.Kernel;
import care.lares.clock.LinuxKernel;
import care.lares.config.Settings;
import care.lares.domain.Moment;
import care.lares.domain.tuning.Choice;
import care.lares.domain.tuning.Setting;
import care.lares.ingest.coap.CoapListener;
import care.lares.ingest.mqtt.MqttListener;
import care.lares.journal.Readings;
import care.lares.journal.log.StandInStorage;
import care.lares.journal.log.Storage;
import care.lares.journal.log.UnusableDirectoryException;
import care.lares.journal.store.JournalSettings;
import care.lares.journal.store.LogJournal;
import care.lares.journal.store.Reading;
import care.lares.notify.AlarmJson;
import care.lares.pipeline.CallOrder;
import care.lares.pipeline.House;
import care.lares.pipeline.Newcomers;
import care.lares.pipeline.Observer;
import care.lares.pipeline.Pipeline;
import care.lares.rules.Phrases;
import care.lares.rules.RuleSettings;
import care.lares.rules.alarm.AlarmDesk;
import care.lares.rules.alarm.AlarmIds;
import care.lares.rules.alarm.DeskSettings;
import care.lares.rules.book.RuleBook;
import care.lares.security.SealedSecrets;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** Puts one gateway together, in the order its parts need each other. */
final class Assembly {
    /** Shorter gaps are a restart; longer ones were a time without protection, and people are told. */
    static final Duration UNNOTICED_GAP = Duration.ofSeconds(60);

    /** The key that names alarms: the same for the life of the box, so that a repetition gets the same name. */
    private static final String ALARM_IDS = "lares/alarm-id/v1";

    /** Where this machine's files are. */
    private static final Path MACHINE = Path.of("/");

    /** Whoever tests or integrates wants to see all of it; people are watched over by it where somebody set it so. */
    private static final Choice CLINICAL = new Choice(Map.of(Setting.CLINICAL, 1L));

    private final Settings settings;
    private final GatewayClock machine;
    private final HouseClock time;
    private final Optional<ManualClock> manual;
    private final Storage storage;
    private final Optional<CallMemory> blind;
    private final SwitchedStorage disk;
    private final AliveMark alive;
    private final Phrases phrases;
    private final RuleBook rules = new RuleBook(RuleSettings.DEFAULTS);
    private final Broker broker;
    private final House house;
    private final CoverageWatch coverage;
    private final People people;
    private final DeskView deskView;
    /** The pipeline once it is made: its ways out, which report to it, are made before. */
    private final AtomicReference<Pipeline> made = new AtomicReference<>();

    /** One of which nothing is put together yet. */
    Assembly(Settings settings, GatewayClock machine, Storage storage) {
        this(settings, machine, storage, Optional.empty());
    }

    /**
     * One that knows nothing and keeps nothing, since its card does not answer.
     *
     * @param standIn for the card
     * @param memory of the calls that are heard meanwhile
     */
    static Assembly blind(Settings settings, GatewayClock machine, StandInStorage standIn, CallMemory memory) {
        return new Assembly(settings.withoutOutside(), machine, standIn, Optional.of(memory));
    }

    private Assembly(Settings settings, GatewayClock machine, Storage storage, Optional<CallMemory> blind) {
        this.settings = settings;
        this.phrases = Phrases.in(settings.speech());
        this.disk = new SwitchedStorage(storage);
        this.storage = settings.dev() ? disk : storage;
        this.machine = machine;
        this.blind = blind;
        this.alive = blind.isPresent() ? AliveMark.nowhere() : new AliveMark(settings.data(), MACHINE);
        this.manual = settings.manualClock()
                ? Optional.of(ManualClock.from(machine.instant(), alive.last()))
                : Optional.empty();
        this.time = houseClock();
        this.broker = new Broker(time);
        alive.last().ifPresent(time::notBefore);
        this.house = new House(rules, time.moment(), alive.unsureUntil());
        house.stories().days().livesBy(settings.speech().zone());
        if (settings.dev()) {
            house.registry().configuration().usually(CLINICAL);
            house.tuned();
        }
        this.coverage = new CoverageWatch(house.registry(), settings, time::isTrusted);
        this.people = new People(house.registry(), settings, blind.isPresent());
        this.deskView = new DeskView(house, people, phrases);
    }

    private HouseClock houseClock() {
        return manual.map(hands -> new HouseClock(hands, Kernel.ASKED_NOTHING))
                .orElseGet(() -> new HouseClock(machine, new LinuxKernel(MACHINE, machine)));
    }

    /** Opens the journal and replays all of it, on the caller's thread; who does not start afterwards closes it. */
    LogJournal open() throws UnusableDirectoryException {
        return open(Reading.WHOLE);
    }

    /** The same, or around what cannot be read. */
    LogJournal open(Reading reading) throws UnusableDirectoryException {
        JournalSettings profile = switch (settings.profile()) {
            case DEFAULT -> JournalSettings.DEFAULT;
            case SD_CARD -> JournalSettings.SPARING;
        };
        JournalSettings wanted = profile.withLinger(settings.linger()).withBudget(RoomKeeper.budget(settings.room()));
        return LogJournal.open(storage, settings.data(), wanted, time, machine, reading, house);
    }

    /**
     * Puts together what goes on from what was replayed; once it is asked to begin, it does, and listens.
     *
     * @param journal that {@link #open} has opened
     * @param heard calls of a life of which nothing was kept
     * @throws UnusableDirectoryException when something it needs cannot be read; its message says what to do
     */
    Supplier<Future<Life>> together(LogJournal journal, CallMemory heard) throws UnusableDirectoryException {
        EventLoop loop = new EventLoop(machine.instant());
        try {
            return together(loop, journal, heard);
        } catch (UnusableDirectoryException | RuntimeException e) {
            Future<Void> unused = loop.close();
            throw e;
        }
    }

    private Supplier<Future<Life>> together(EventLoop loop, LogJournal journal, CallMemory heard)
            throws UnusableDirectoryException {
        Optional<Instant> lastAlive = alive.last();
        AlarmJson alarmJson = new AlarmJson(people);
        EventFeed feed = new EventFeed(
                loop.vertx(), Long.toString(machine.instant().toEpochMilli(), Character.MAX_RADIX), alarmJson::of);
        DeliveryReports delivered = new DeliveryReports(made::get, time);
        Receivers receivers = receivers(journal, loop, delivered);
        DutyDesk duty = new DutyDesk(house, receivers::now, time::isTrusted);
        Outlets outlets = outlets(journal, loop, receivers, duty, delivered);
        Observer watching = outlets.watched(feed);
        Observer observer = blind.map(memory -> memory.before(watching)).orElse(watching);
        Pipeline pipeline = pipeline(journal, loop, outlets, duty, observer);
        made.set(pipeline);
        StorageWatch storageWatch = new StorageWatch(journal, machine);
        ClockWatch clockWatch = new ClockWatch(time, pipeline, () -> alive.touchSoon(time));
        AnchorDesk anchors = anchors(journal, loop, pipeline, outlets);
        GoneWays gone = new GoneWays(pipeline, () -> outlets.present(receivers), anchors.places());
        Upkeep upkeep = upkeep(pipeline, clockWatch, storageWatch, outlets, gone);
        Readings readings = isIndexed() ? journal.index() : new NoIndex();
        Reports reports = reports(journal, pipeline, storageWatch, clockWatch, outlets, readings);
        Optional<MqttListener> mqtt = mqtt(loop, pipeline, outlets);
        Optional<CoapListener> coap = coap(loop, journal, pipeline);
        coap.ifPresent(listener -> outlets.lamps().through(listener::tell));
        Optional<DevRoutes> dev = devRoutes(loop, pipeline, clockWatch, upkeep, outlets, feed, mqtt);
        Optional<HttpApi> http = new HttpDoorway(settings, people, coverage, deskView, time, machine)
                .api(loop, journal, readings, pipeline, reports, feed, caller(loop, receivers, outlets), dev);
        Life life = new Life(loop, journal, mqtt, coap, http, reports, outlets, anchors, alive);
        return () -> loop.call(() -> {
                    journal.start(new JournalEvents(pipeline, loop.context(), time::moment));
                    new NewLife(house, time, alive).begin(journal, pipeline, clockWatch, lastAlive, heard.unheard());
                    heard.tell(pipeline);
                    outlets.start();
                    alive.start(time, time::isSure);
                    noteConclusion(journal, loop, pipeline);
                    keepRoom(journal, loop, pipeline);
                    return life.listen(manual.isPresent() ? upkeep::lookAround : upkeep::look);
                })
                .onSuccess(listening -> index(journal))
                .recover(problem -> loop.close()
                        .onComplete(closed -> journal.close())
                        .compose(closed -> Future.failedFuture(problem)));
    }

    private Optional<MqttListener> mqtt(EventLoop loop, Pipeline pipeline, Outlets outlets) {
        return new MqttDoorway(broker, people, time, machine, settings.speech().zone())
                .listener(settings.listeners().mqtt(), loop, pipeline, outlets);
    }

    private Optional<CoapListener> coap(EventLoop loop, LogJournal journal, Pipeline pipeline) {
        Optional<Unheard> unheard = blind.map(CallMemory::unheard);
        return new CoapDoorway(settings, house.registry(), time, machine, unheard).listener(loop, journal, pipeline);
    }

    private Upkeep upkeep(
            Pipeline pipeline, ClockWatch clockWatch, StorageWatch storageWatch, Outlets outlets, GoneWays gone) {
        SelfTest selfTest = new SelfTest(pipeline, outlets.all()::confirming, time::isTrusted);
        UplinkWatch uplink = new UplinkWatch(pipeline, outlets, new NetworkRoute(MACHINE), time::moment);
        return new Upkeep(clockWatch, pipeline, coverage, selfTest, storageWatch, uplink, gone, time::moment);
    }

    /** An erasure that was interrupted is gone on with behind the start: its end is logged as any other's. */
    private static void noteConclusion(LogJournal journal, EventLoop loop, Pipeline pipeline) {
        LoopDiary diary = new LoopDiary(loop.context(), pipeline);
        CompletionStage<Optional<Long>> unused = journal.keys()
                .concluded()
                .thenCompose(
                        exchange -> exchange.map(entry -> diary.write(entry).thenApply(Optional::of))
                                .orElseGet(() -> CompletableFuture.completedFuture(Optional.empty())));
    }

    /** Nothing is given up for its age while nobody knows the time. */
    private void keepRoom(LogJournal journal, EventLoop loop, Pipeline pipeline) {
        LoopDiary diary = new LoopDiary(loop.context(), pipeline);
        RetentionClock retention =
                new RetentionClock(time::moment, time::isTrusted, alive.before().settled(), alive::settled);
        RoomKeeper keeper = new RoomKeeper(journal, pipeline, diary, settings, time::moment, retention::now);
        journal.keepRoom(keeper);
        loop.vertx().setPeriodic(RoomKeeper.LOOK_EVERY.toMillis(), timer -> keeper.look());
    }

    private Reports reports(
            LogJournal journal,
            Pipeline pipeline,
            StorageWatch storageWatch,
            ClockWatch clockWatch,
            Outlets outlets,
            Readings readings) {
        return new Reports(
                journal,
                pipeline,
                storageWatch,
                clockWatch,
                time,
                broker,
                outlets::report,
                readings::status,
                settings.room().warnBefore(),
                () -> blind.map(memory -> memory.unheard().count()).orElse(0),
                phrases);
    }

    /** Behind everything else: alarms are live and devices are let in before anything is searched for. */
    private void index(LogJournal journal) {
        if (isIndexed()) {
            journal.index().start();
        }
    }

    private boolean isIndexed() {
        return settings.indexed() && blind.isEmpty();
    }

    private Receivers receivers(LogJournal journal, EventLoop loop, DeliveryReports delivered) {
        SealedSecrets secrets = new SealedSecrets(journal.derivedKey(SealedSecrets.LABEL), new SecureRandom());
        return new Receivers(
                settings.outside().webhooks(),
                house.registry(),
                secrets,
                (way, why) -> later(loop).execute(() -> delivered.failing(way, time.instant(), why)));
    }

    private static Executor later(EventLoop loop) {
        return task -> loop.context().runOnContext(now -> task.run());
    }

    private Outlets outlets(
            LogJournal journal, EventLoop loop, Receivers receivers, DutyDesk duty, DeliveryReports delivered)
            throws UnusableDirectoryException {
        AtomicBoolean uplink = new AtomicBoolean(true);
        ToldOutside told = new ToldOutside(house.registry().commissioning(), phrases);
        Optional<CentreDesk> centre = new CentreDesk.Parts(
                        settings, journal, house.registry(), loop, made::get, time, machine, told, uplink)
                .desk();
        return new Outlets(
                broker, people, told, receivers, time, later(loop), delivered, duty, deskView, centre, uplink);
    }

    private AnchorDesk anchors(LogJournal journal, EventLoop loop, Pipeline pipeline, Outlets outlets) {
        AnchorDesk.Surroundings around = new AnchorDesk.Surroundings(
                journal,
                house.registry().anchors(),
                house.registry().witnesses(),
                house.registry().erasures(),
                new LoopDiary(loop.context(), pipeline),
                time,
                machine,
                outlets.uplink()::get);
        AnchorNews news = new AnchorNews(pipeline, new Handover(journal, pipeline), later(loop), time::moment);
        return AnchorDesk.open(settings.outside().anchoring(), around, news);
    }

    private Pipeline pipeline(LogJournal journal, EventLoop loop, Outlets outlets, CallOrder order, Observer observer) {
        return new Pipeline(
                house,
                rules,
                new AlarmDesk(DeskSettings.DEFAULTS, new AlarmIds(journal.derivedKey(ALARM_IDS)), phrases),
                journal,
                outlets.all(),
                order,
                time::moment,
                settings.dev() ? Newcomers.ENROLLED_ON_FIRST_SIGHT : Newcomers.NONE,
                observer,
                loop::later);
    }

    private ContactCaller caller(EventLoop loop, Receivers receivers, Outlets outlets) {
        return new ContactCaller(
                receivers::now,
                outlets.sender(),
                new AlarmJson(people)::of,
                phrases,
                time,
                new SecureRandom(),
                loop.vertx());
    }

    private Optional<DevRoutes> devRoutes(
            EventLoop loop,
            Pipeline pipeline,
            ClockWatch clockWatch,
            Upkeep upkeep,
            Outlets outlets,
            EventFeed feed,
            Optional<MqttListener> mqtt) {
        if (!settings.dev()) {
            return Optional.empty();
        }
        Optional<DevClock> clock = manual.map(hands -> {
            ClockHand hand = new ClockHand(loop.vertx(), hands, machine, work(upkeep, outlets));
            return new DevClock(loop.vertx(), hands, time, clockWatch, hand, pipeline, alive);
        });
        return Optional.of(new DevRoutes(new Workbench(outlets, disk, feed, mqtt).controls(clock)));
    }

    /** What a clock that is moved by hand stops for. */
    private ClockHand.Work work(Upkeep upkeep, Outlets outlets) {
        return new ClockHand.Work(
                then -> upkeep.quietUntil(new Moment(time.at(then.nanos()), then.nanos())),
                upkeep::passTime,
                () -> outlets.all().settled() && upkeep.isSettled());
    }
}
