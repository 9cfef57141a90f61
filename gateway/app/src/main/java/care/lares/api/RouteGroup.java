// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import java.util.List;

/** The routes of one resource. */
@FunctionalInterface
public interface RouteGroup {
    /** What can be asked. */
    List<Route> routes();
}
