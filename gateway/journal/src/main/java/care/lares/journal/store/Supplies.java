// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.domain.Ticks;
import care.lares.journal.EntryClass;
import care.lares.journal.LogFollower;
import care.lares.journal.StorageBudget;
import care.lares.journal.StorageReport;
import care.lares.journal.log.OriginFiles;
import care.lares.journal.log.SegmentContent;
import care.lares.journal.log.SpareFile;
import care.lares.journal.log.Storage;
import care.lares.journal.seal.TilePath;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** What a storekeeper has to do with: segments, their census, room, and the hands that rewrite. For the desk's thread. */
final class Supplies {
    /** The spare is at most so much: a statement and what stays of one segment, with what comes in meanwhile. */
    private static final long MOST_SPARE = 16L << 20;
    /** Nobody plans further. */
    private static final double MOST_DAYS = 36_500;

    private final LogBeginning beginning;
    private final Storage storage;
    private final Supplier<Era> era;
    private final JournalIndex index;
    private final Stock stock;
    private final Census census;
    private final SpaceGauge gauge;
    private final SpareFile spare;
    private final GivingWay givingWay;

    /**
     * The supplies of a journal; nothing is looked at yet.
     *
     * @param era the log that is appended to
     * @param index told after a segment was rewritten; thrown away when there is no other room
     */
    Supplies(LogBeginning beginning, Supplier<Era> era, JournalIndex index) {
        this.beginning = beginning;
        this.storage = beginning.storage();
        this.era = era;
        this.index = index;
        Path directory = beginning.directory();
        Path log = directory.resolve("log");
        this.stock = new Stock(storage, log);
        this.census = new Census(storage, log.resolve("census"));
        this.gauge = new SpaceGauge(storage, directory, budget());
        this.spare = new SpareFile(storage, directory.resolve("spare"));
        this.givingWay = new GivingWay(beginning.clock(), beginning.random());
    }

    /** Takes up what the life before left. */
    void begin() {
        stock.clean();
        census.recall();
    }

    Stock stock() {
        return stock;
    }

    Census census() {
        return census;
    }

    /** How much of each class a segment holds, without reading it: what was written since the start is known, told once. */
    Optional<SegmentContent> known(Stock.Held held) {
        return era.get()
                .now()
                .flatMap(opened -> opened.chain().counted(held.segment().header()));
    }

    /** Frees what is held so that it is there, to be used at once. */
    void releaseSpare() {
        boolean unused = spare.release();
    }

    /**
     * Frees what needs no room to be freed, since nothing can be written: the spare, then the index. From any thread.
     *
     * @return done when some room is free, if there was any
     */
    CompletionStage<Void> free() {
        era.get().queue().grant(0);
        if (!spare.release()) {
            return index.cede();
        }
        CompletableFuture<Void> freed = new CompletableFuture<>();
        freed.complete(null);
        return freed;
    }

    /** Lets the log take more of what gives way, and the index have what it needs, as far as there is room. */
    void grant(SpaceGauge.Space space) {
        era.get().queue().grant(Math.max(0, space.usable() - space.reserve() / 2));
        if (space.free() >= space.reserve()) {
            index.resume();
        }
    }

    Ticks ticks() {
        return beginning.ticks();
    }

    StorageBudget budget() {
        return beginning.settings().budget();
    }

    /** Bytes that came into the log since it was opened. */
    long written() {
        return era.get().now().map(opened -> opened.chain().written()).orElse(0L);
    }

    SpaceGauge.Space measure() throws IOException {
        return gauge.look(stock.bytes(), era.get().queue().next() + stock.olderLeaves(), spare.held());
    }

    /** Holds the spare while there is more than enough room. */
    void holdSpare(SpaceGauge.Space space) throws IOException {
        if (space.free() > 2 * space.reserve()) {
            spare.hold(Math.min(MOST_SPARE, space.reserve() / 2));
        }
    }

    /** From now on the log takes none of these. */
    void refuse(Set<EntryClass> classes) {
        era.get().queue().refuse(classes);
    }

    /** Whether its last tile is full: of the log that is written to it may become so, and is needed before anything goes. */
    boolean isSettled(Stock.Held held) {
        Era writing = era.get();
        long tiles = (held.segment().nextSeq() + TilePath.WIDTH - 1) / TilePath.WIDTH;
        return !held.segment().origin().name().equals(writing.origin().name())
                || tiles * TilePath.WIDTH <= writing.durable();
    }

    Optional<GivingWay.Plan> plan(Choosing.Choice choice) throws IOException {
        return givingWay.plan(
                choice.held().segment(),
                choice.parting(),
                choice.reason(),
                tiles(choice.held().segment().origin()));
    }

    void carryOut(Stock.Held held, GivingWay.Plan plan, long statedAt) throws IOException {
        givingWay.carryOut(plan, statedAt);
        stock.forget(held.segment());
        stock.look();
        for (Stock.Held now : stock.givable()) {
            if (now.segment().path().equals(held.segment().path())) {
                census.learn(now, plan.left());
            }
        }
        census.save(stock.givable());
        index.gaveWay();
    }

    private OriginTiles tiles(OriginFiles origin) throws IOException {
        TileFiles files = new TileFiles(storage, origin);
        return new OriginTiles(files, new TreeReader(files, beginning.leaves(origin)));
    }

    StorageReport report(
            StorageReport.Level level, SpaceGauge.Space space, GrowthRate rate, Optional<LogFollower.Place> delivered) {
        Optional<Double> logPerDay = rate.perDay();
        Map<EntryClass, Long> kept = new EnumMap<>(EntryClass.class);
        for (EntryClass one : EntryClass.values()) {
            kept.put(one, held(one));
        }
        long inLog = Math.max(1, stock.bytes());
        double whole = (double) (space.log() + space.tiles() + space.index()) / inLog;
        double perDay = logPerDay.orElse(0.0) * Math.max(1, whole);
        long givable = held(EntryClass.TELEMETRY)
                + (delivered.isEmpty() || !delivered.get().origin().isEmpty() ? held(EntryClass.VITAL) : 0);
        long beforeReserve = space.free() - space.reserve();
        return new StorageReport(
                level,
                space.total(),
                space.used(),
                space.free(),
                space.reserve(),
                space.log(),
                space.tiles(),
                space.index(),
                kept,
                (long) perDay,
                rate.known(),
                time(beforeReserve, perDay, logPerDay.isPresent()),
                time(beforeReserve + givable, perDay, logPerDay.isPresent()));
    }

    private long held(EntryClass one) {
        return stock.givable().stream()
                .mapToLong(segment ->
                        census.of(segment).map(content -> content.bytes(one)).orElse(0L))
                .sum();
    }

    private static Optional<Duration> time(long bytes, double perDay, boolean known) {
        if (!known || perDay < 1) {
            return Optional.empty();
        }
        double days = Math.max(0, bytes) / perDay;
        return Optional.of(Duration.ofSeconds(
                (long) (Math.min(days, MOST_DAYS) * Duration.ofDays(1).toSeconds())));
    }
}
