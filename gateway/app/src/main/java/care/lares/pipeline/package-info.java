// SPDX-License-Identifier: Apache-2.0
/** The one place that orders decoding, logging, evaluating and notifying. */
@NullMarked
package care.lares.pipeline;

import org.jspecify.annotations.NullMarked;
