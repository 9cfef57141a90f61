// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.journal.StorageReport;
import java.io.IOException;
import java.util.Locale;
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
        if (present != null && isFull(e)) {
            present.full();
        }
    }

    StorageReport report() {
        Storekeeper present = keeper;
        return present == null ? StorageReport.UNKNOWN : present.report();
    }

    private static boolean isFull(IOException e) {
        String said = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        return said.contains("no space left") || said.contains("quota exceeded");
    }
}
