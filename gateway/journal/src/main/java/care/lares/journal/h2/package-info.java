// SPDX-License-Identifier: Apache-2.0
/** The projection people query, in an H2 database: rebuilt from the log whenever it is lost. The only JDBC. */
@NullMarked
package care.lares.journal.h2;

import org.jspecify.annotations.NullMarked;
