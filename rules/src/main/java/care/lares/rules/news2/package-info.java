// SPDX-License-Identifier: Apache-2.0
/**
 * The early-warning score NEWS2 of the Royal College of Physicians (December 2017): what vital signs of one person, measured
 * together, come to. Off until a responsible organisation switches it on; not a medical device.
 */
@NullMarked
package care.lares.rules.news2;

import org.jspecify.annotations.NullMarked;
