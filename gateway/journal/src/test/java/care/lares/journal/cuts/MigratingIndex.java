// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.cuts;

import care.lares.journal.h2.OldSchema;
import java.nio.file.Path;

/** A gateway that was updated finds the database of an older one, and brings it to the newest schema. */
final class MigratingIndex implements CutStep {
    private static final Path DATABASE = Trial.DATA.resolve("index").resolve("lares.mv.db");

    private final Indexing indexing = new Indexing();

    @Override
    public String name() {
        return "index-migration";
    }

    @Override
    public boolean slow() {
        return true;
    }

    @Override
    public void prepare(Trial trial) throws Exception {
        indexing.prepare(trial);
        int version = 1 + trial.random().nextInt(OldSchema.NEWEST - 1);
        new Bystander(trial.storage()).remove(DATABASE.getParent());
        trial.storage().createDirectories(DATABASE.getParent());
        OldSchema.make(trial.storage(), DATABASE.toAbsolutePath(), version);
    }

    @Override
    public void act(Trial trial) throws Exception {
        indexing.act(trial);
    }
}
