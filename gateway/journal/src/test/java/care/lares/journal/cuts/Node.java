// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.cuts;

import java.util.Random;

/** What a name in a {@link Folder} stands for. */
sealed interface Node permits Inode, Folder {
    /** What a power cut leaves of it; all of that is safe. */
    Node survivor(Random random);
}
