// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What body a route takes.
 *
 * @param maxBytes the largest
 * @param types accepted media types, lower case, without parameters
 * @param untyped whether one is accepted that does not say its type
 */
public record BodyRule(int maxBytes, Set<String> types, boolean untyped) {
    /** Largest body of a request about one thing, in bytes: ids have 64 characters, texts some hundreds. */
    public static final int MAX_OBJECT = 16 * 1024;
    /** One JSON object about one thing. */
    public static final BodyRule JSON_OBJECT = new BodyRule(MAX_OBJECT, Set.of("application/json"));

    /** What curl says of a body unless it is told otherwise: a call must not be lost to that. */
    public static final String CURLS_OWN = "application/x-www-form-urlencoded";

    /** What programs say of a body unless they are told otherwise, curl, browsers and small devices: nothing of what it is. */
    public static final Set<String> SAID_OF_ANY = Set.of(CURLS_OWN, "text/plain", "application/octet-stream");

    private static final Pattern CHARSET = Pattern.compile("(?i);\\s*charset\\s*=\\s*\"?([^\\s;\"]*)");
    private static final String SIGNS = "{}[],:\"0123456789-.abcdefghijklmnopqrstuvwxyz";

    /** Copies the types. */
    public BodyRule {
        types = Set.copyOf(types);
    }

    /** A body that says its type. */
    public BodyRule(int maxBytes, Set<String> types) {
        this(maxBytes, types, false);
    }

    /** Why a body that is announced like this is not read. */
    Optional<Problem> refusal(HttpServerRequest request) {
        String type = header(request, "Content-Type");
        String bare = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (!types.contains(bare) && !(untyped && bare.isEmpty())) {
            return Optional.of(Problem.unsupportedType("the body must be of type "
                    + String.join(" or ", types.stream().sorted().toList())));
        }
        if (!isReadAsUtf8(type)) {
            return Optional.of(Problem.unsupportedType("the body must be UTF-8"));
        }
        if (isCoded(request)) {
            return Optional.of(Problem.unsupportedType("the body must come as it is, without a Content-Encoding"));
        }
        return Framing.length(request) > maxBytes
                ? Optional.of(Problem.tooLarge("the body may have " + maxBytes + " bytes"))
                : Optional.empty();
    }

    /** Whether it was packed, and not by the way: no route reads that. */
    static boolean isCoded(HttpServerRequest request) {
        String coding = header(request, "Content-Encoding").strip().toLowerCase(Locale.ROOT);
        return !coding.isEmpty() && !coding.equals("identity");
    }

    /** Whether JSON's own signs are written alike: a device that says ISO-8859-1, and means ASCII, is heard. */
    private static boolean isReadAsUtf8(String type) {
        Matcher said = CHARSET.matcher(type);
        if (!said.find() || said.group(1).equalsIgnoreCase("utf-8")) {
            return true;
        }
        try {
            Charset charset = Charset.forName(said.group(1));
            return charset.canEncode()
                    && Arrays.equals(SIGNS.getBytes(charset), SIGNS.getBytes(StandardCharsets.UTF_8));
        } catch (IllegalArgumentException noSuchCharset) {
            return false;
        }
    }

    private static String header(HttpServerRequest request, String name) {
        return Optional.ofNullable(request.getHeader(name)).orElse("");
    }
}
