// SPDX-License-Identifier: Apache-2.0
/**
 * The HTTP interface: {@link care.lares.api.RouteGroup}s of {@link care.lares.api.Route}s, let in by one table, asked for
 * by one document.
 */
@NullMarked
package care.lares.api;

import org.jspecify.annotations.NullMarked;
