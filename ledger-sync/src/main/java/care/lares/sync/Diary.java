// SPDX-License-Identifier: Apache-2.0
package care.lares.sync;

import care.lares.journal.Entry;
import java.util.concurrent.CompletableFuture;

/** Where everything that is about to leave the house, or came back, is written down first. */
public interface Diary {
    /**
     * Writes an entry. Never blocks; any thread may call.
     *
     * @return its sequence number, once it would survive a power cut: only then may what it is about leave the house.
     *     Fails when the log cannot take it now; it may hold it all the same
     */
    CompletableFuture<Long> write(Entry entry);
}
