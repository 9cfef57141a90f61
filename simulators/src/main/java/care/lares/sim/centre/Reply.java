// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.centre;

import java.util.Map;

/**
 * What is answered.
 *
 * @param status of HTTP
 * @param contentType of the body
 * @param body may be empty
 * @param headers besides
 * @param last whether the process ends once this is sent
 */
record Reply(int status, String contentType, String body, Map<String, String> headers, boolean last) {
    static final int OK = 200;
    private static final String FHIR = "application/fhir+json;charset=utf-8";

    Reply {
        headers = Map.copyOf(headers);
    }

    static Reply fhir(int status, String json) {
        return of(status, FHIR, json);
    }

    static Reply json(int status, Object tree) {
        return of(status, "application/json", tree.toString());
    }

    static Reply text(int status, String text) {
        return of(status, "text/plain;charset=utf-8", text + '\n');
    }

    static Reply of(int status, String contentType, String body) {
        return new Reply(status, contentType, body, Map.of(), false);
    }

    Reply with(String header, String value) {
        return new Reply(status, contentType, body, Map.of(header, value), last);
    }

    /** The same, and then the process ends. */
    Reply asLast() {
        return new Reply(status, contentType, body, headers, true);
    }
}
