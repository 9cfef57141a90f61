// SPDX-License-Identifier: Apache-2.0
/** Alarms as signed HTTP requests to other people's machines, which confirm what they have taken. */
@NullMarked
package care.lares.notify.webhook;

import org.jspecify.annotations.NullMarked;
