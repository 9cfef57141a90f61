// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.centre;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;

/** The page that shows what is held; it holds nothing itself, and asks for the token. */
final class Page {
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
            + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private static final Map<String, String> FILES =
            Map.of("/", "centre.html", "/centre.js", "centre.js", "/centre.css", "centre.css");
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html;charset=utf-8", "js", "text/javascript;charset=utf-8", "css", "text/css;charset=utf-8");

    /** The file at a path. */
    Optional<Reply> file(String path) {
        return Optional.ofNullable(FILES.get(path)).map(Page::reply);
    }

    private static Reply reply(String name) {
        try (InputStream in = Page.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing in the jar");
            }
            String type = TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "text/plain");
            return new Reply(
                    Reply.OK,
                    type,
                    new String(in.readAllBytes(), UTF_8),
                    Map.of("Content-Security-Policy", POLICY, "X-Content-Type-Options", "nosniff"),
                    false);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }
}
