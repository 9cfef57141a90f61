// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.centre;

import java.util.Optional;

/**
 * What somebody asks.
 *
 * @param method of HTTP
 * @param path decoded, without a slash at its end
 * @param query decoded; empty when there is none
 * @param contentType without parameters, in lower case; empty when there is none
 * @param verifierKey which the caller says its log is checked with; empty when it says none
 * @param body as text
 */
record Request(String method, String path, String query, String contentType, String verifierKey, String body) {
    /** What stands behind this and a slash in the path. */
    Optional<String> below(String prefix) {
        return path.startsWith(prefix + '/') ? Optional.of(path.substring(prefix.length() + 1)) : Optional.empty();
    }

    /** A parameter of the query. */
    Optional<String> parameter(String name) {
        for (String pair : query.split("&", -1)) {
            if (pair.startsWith(name + '=')) {
                return Optional.of(pair.substring(name.length() + 1));
            }
        }
        return Optional.empty();
    }
}
