// SPDX-License-Identifier: Apache-2.0
/** Whether somebody outside may have data, and in which form: asked at the last moment. */
@NullMarked
package care.lares.sync.consent;

import org.jspecify.annotations.NullMarked;
