// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.centre;

import java.util.List;
import java.util.concurrent.CompletionStage;

/** Where proofs come from that the log only ever grew. */
@FunctionalInterface
public interface Consistency {
    /** Hashes that prove that the log at one size begins with all it had at an older one; none from 0. */
    CompletionStage<List<byte[]>> proof(long oldSize, long size);
}
