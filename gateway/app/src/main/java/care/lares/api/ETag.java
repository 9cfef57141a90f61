// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * Names the content of an answer: the same content has the same tag. Of what is shown together with things that nobody
 * sets, such as what a device told last, the part before the dash names what can be set: only that is compared when it
 * is replaced.
 *
 * @param text in quotes, as it stands in a header
 */
public record ETag(String text) {
    /** Bytes of the hash that are shown: enough that two contents of one address never share a tag. */
    private static final int BYTES = 12;

    private static final String ANY = "*";
    private static final char DASH = '-';

    /** Of this content. */
    public static ETag of(Buffer content) {
        return new ETag('"' + hash(content) + '"');
    }

    /** Of content that shows more, or less, than what can be set. */
    static ETag of(JsonObject settable, Buffer content) {
        return new ETag('"' + hash(settable.toBuffer()) + DASH + hash(content) + '"');
    }

    private static String hash(Buffer content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content.getBytes());
            return HexFormat.of().formatHex(hash, 0, BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /** Whether the caller has this content: If-None-Match compares weakly. */
    boolean matches(List<String> ifNoneMatch) {
        return tags(ifNoneMatch)
                .map(tag -> tag.startsWith("W/") ? tag.substring(2) : tag)
                .anyMatch(tag -> tag.equals(ANY) || tag.equals(text));
    }

    /** Whether the caller saw what would be replaced as it is now: If-Match compares strongly. */
    public boolean isReplacedBy(List<String> ifMatch) {
        return tags(ifMatch).anyMatch(tag -> tag.equals(ANY) || settable(tag).equals(settable(text)));
    }

    private static String settable(String tag) {
        int dash = tag.indexOf(DASH);
        return dash < 0 ? tag : tag.substring(0, dash);
    }

    private static Stream<String> tags(List<String> lines) {
        return lines.stream().flatMap(line -> Arrays.stream(line.split(","))).map(String::strip);
    }
}
