// SPDX-License-Identifier: Apache-2.0
/** Places outside the box that are shown checkpoints, so that the log behind them cannot be changed unseen. */
@NullMarked
package care.lares.sync.anchor;

import org.jspecify.annotations.NullMarked;
