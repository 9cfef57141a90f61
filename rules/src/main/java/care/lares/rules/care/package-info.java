// SPDX-License-Identifier: Apache-2.0
/** Whether residents say that they are well when they are asked, and whether their family is in touch. */
@NullMarked
package care.lares.rules.care;

import org.jspecify.annotations.NullMarked;
