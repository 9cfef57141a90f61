// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.journal.GaveWay;
import care.lares.journal.log.FileStorage;
import care.lares.journal.log.OriginFiles;
import care.lares.journal.log.Parting;
import care.lares.journal.log.SegmentIndex;
import care.lares.journal.log.Storage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What giving way is about, step by step. */
final class Stores {
    private final Stock stock;
    private final GivingWay givingWay = new GivingWay(InstantSource.system(), new Random(1));
    private final Storage storage;

    Stores(Storage storage, Path directory) {
        this.storage = storage;
        this.stock = new Stock(storage, directory.resolve("log"));
    }

    Stores(Path directory) {
        this(new FileStorage(), directory);
    }

    List<GivingWay.Plan> plans(Parting parting) {
        try {
            stock.look();
            List<GivingWay.Plan> plans = new ArrayList<>();
            for (Stock.Held held : stock.givable()) {
                givingWay
                        .plan(
                                held.segment(),
                                parting,
                                GaveWay.Reason.SPACE,
                                tiles(held.segment().origin()))
                        .ifPresent(plans::add);
            }
            return plans;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void carryOut(GivingWay.Plan plan, long statedAt) {
        try {
            givingWay.carryOut(plan, statedAt);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private OriginTiles tiles(OriginFiles origin) throws IOException {
        SegmentIndex index = LogBeginning.index(storage, origin);
        TileFiles files = new TileFiles(storage, origin);
        return new OriginTiles(files, new TreeReader(files, new LeafReader(storage, origin, index)));
    }
}
