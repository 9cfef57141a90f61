// SPDX-License-Identifier: Apache-2.0
/**
 * A witness: cosigns checkpoints of logs whose history it has seen grow and never change, C2SP {@code tlog-witness}. A
 * process of its own, in another house than the gateways it watches; of their code it knows the independent checker only.
 */
@NullMarked
package care.lares.witness;

import org.jspecify.annotations.NullMarked;
