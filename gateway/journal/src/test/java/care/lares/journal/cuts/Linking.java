// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.cuts;

import care.lares.journal.log.StoredFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** A start that finds rot in what was sealed: the log cannot go on, and another one that links to it follows. */
final class Linking implements CutStep {
    private static final int BATCHES = 8;

    @Override
    public String name() {
        return "link";
    }

    @Override
    public void prepare(Trial trial) throws Exception {
        trial.open();
        for (int batch = 0; batch < BATCHES; batch++) {
            trial.append();
            trial.write();
        }
        trial.journal().seal();
        trial.settle();
        trial.close();
        rot(trial);
        trial.spoil();
    }

    @Override
    public void act(Trial trial) throws Exception {
        trial.open();
        trial.write();
        trial.append();
        trial.journal().seal();
        trial.settle();
    }

    private static void rot(Trial trial) throws IOException {
        FaultStorage storage = trial.storage();
        Path logs = Trial.DATA.resolve("log");
        Path origin = logs.resolve(storage.list(logs).get(0));
        Path segment = origin.resolve("segment-00000001.log");
        try (StoredFile file = storage.edit(segment)) {
            int middle = (int) file.size() / 2 + trial.random().nextInt(200);
            ByteBuffer one = ByteBuffer.allocate(1);
            file.read(one, middle);
            one.put(0, (byte) (one.get(0) + 1)).rewind();
            file.write(one, middle);
            file.force();
        }
    }
}
