// SPDX-License-Identifier: Apache-2.0
/** What the gateway says of itself: whether it watches, what does not work, how much came in. Never about a person. */
@NullMarked
package care.lares.health;

import org.jspecify.annotations.NullMarked;
