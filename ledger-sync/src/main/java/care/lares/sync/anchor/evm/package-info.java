// SPDX-License-Identifier: Apache-2.0
/** Checkpoints on a ledger that runs the EVM: the sender, the contract, and the check of what stands there. */
@NullMarked
package care.lares.sync.anchor.evm;

import org.jspecify.annotations.NullMarked;
