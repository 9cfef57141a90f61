// SPDX-License-Identifier: Apache-2.0
package care.lares.api.registry;

import care.lares.api.Fields;
import care.lares.api.Problem;
import care.lares.api.Refused;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;

/** Ids in bodies and addresses. */
final class Ids {
    /** Longest id in characters that is looked at: the form itself says how long it may be. */
    private static final int MAX_LENGTH = 256;

    private Ids() {}

    /** The id of what a body is about: in the body, or in the path, where the body may repeat it. */
    static <T> T of(Fields fields, Optional<T> inPath, Function<String, T> form) {
        Optional<T> inBody = fields.of("id", MAX_LENGTH, form);
        if (inPath.isPresent()) {
            if (inBody.isPresent() && !inBody.equals(inPath)) {
                fields.fault("id", "is not the one in the address");
            }
            return inPath.get();
        }
        if (inBody.isEmpty()) {
            fields.required("id", inBody.map(Object::toString), "");
            fields.check();
            throw new Refused(Problem.badRequest("id: is missing"));
        }
        return inBody.get();
    }

    /** An id as a part of an address. */
    static String inPath(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
