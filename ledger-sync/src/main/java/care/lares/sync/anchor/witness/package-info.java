// SPDX-License-Identifier: Apache-2.0
/** Shows checkpoints to witnesses, C2SP {@code tlog-witness}, and keeps what they cosigned. */
@NullMarked
package care.lares.sync.anchor.witness;

import org.jspecify.annotations.NullMarked;
