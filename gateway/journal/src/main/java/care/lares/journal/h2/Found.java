// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.h2;

import java.util.List;
import java.util.Optional;

/**
 * What a search found.
 *
 * @param items in the order of the list
 * @param next cursor behind the last of them; empty when nothing follows
 * @param damaged whether a row was left out because it is not what was written
 */
public record Found<T>(List<T> items, Optional<String> next, boolean damaged) {}
