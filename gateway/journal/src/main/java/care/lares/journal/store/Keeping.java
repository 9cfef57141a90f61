// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.journal.StorageFault;
import care.lares.journal.StorageReport;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Where the writer tells of room that runs out; nobody hears before the storekeeper has begun. For any thread. */
final class Keeping {
    private volatile @Nullable Storekeeper keeper;

    void begin(Storekeeper begun) {
        keeper = begun;
        begun.look();
    }

    /** There is more to keep. */
    void look() {
        Storekeeper present = keeper;
        if (present != null) {
            present.look();
        }
    }

    /** Something could not be written. */
    void failed(IOException e) {
        Storekeeper present = keeper;
        if (present != null && StorageFault.of(e) == StorageFault.FULL) {
            present.full();
        }
    }

    StorageReport report() {
        Storekeeper present = keeper;
        return present == null ? StorageReport.UNKNOWN : present.report();
    }
}
