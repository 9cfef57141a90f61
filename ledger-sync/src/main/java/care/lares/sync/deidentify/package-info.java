// SPDX-License-Identifier: Apache-2.0
/** Names nobody outside can trace: keyed hashes, other ones for every recipient. Pure. */
@NullMarked
package care.lares.sync.deidentify;

import org.jspecify.annotations.NullMarked;
