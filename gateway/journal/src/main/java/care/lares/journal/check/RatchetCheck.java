// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.check;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Follows a ratchet from its first key through the checkpoints in a log: each that covers the entry by which it began bears
 * a MAC of the next step. Who took the box later, with every key in it, cannot have written or left out one of them.
 */
public final class RatchetCheck {
    private static final Pattern SECRET = Pattern.compile("lares-ratchet-1:([0-9a-f]{16}):([0-9a-f]{64})\n?");
    private static final String LINE = "lares/ratchet/v1";
    private static final int ROTATED = 29;
    private static final int ROTATED_ITEMS = 6;
    private static final int SORT = 2;
    private static final int NEW = 4;
    private static final int RATCHET = 6;
    private static final byte OTHER = (byte) 0xff;
    /** Most steps that are made to reach one: sealings of ten years, one every ten seconds. */
    private static final long MOST_STEPS = 32_000_000;

    private static final int MEANT = Long.BYTES + Sha256.LENGTH;

    private final byte[] id;
    private byte[] key;
    private long index;
    private long verified;
    private Optional<Begun> begun = Optional.empty();
    private boolean followed;

    private record Begun(String origin, long seq) {}

    private RatchetCheck(byte[] id, byte[] key) {
        this.id = id;
        this.key = key;
    }

    /**
     * Begins with what the box gave out when the ratchet began, as it gave it out.
     *
     * @throws RefusedException when it is in another form, or its id is not that of its key
     */
    public static RatchetCheck of(String secret) throws RefusedException {
        Matcher parts = SECRET.matcher(secret);
        RefusedException.unless(parts.matches(), "the ratchet's secret is not lares-ratchet-1:ID:KEY");
        byte[] id = HexFormat.of().parseHex(parts.group(1));
        byte[] key = HexFormat.of().parseHex(parts.group(2));
        byte[] own = Hmac.hkdf(key, "lares/key-id/v1".getBytes(StandardCharsets.US_ASCII));
        RefusedException.unless(
                Arrays.equals(id, Arrays.copyOf(own, id.length)), "the ratchet's id is not that of its key");
        return new RatchetCheck(id, key);
    }

    /** An entry that could be opened. */
    void heard(String origin, long seq, byte[] body) throws RefusedException {
        Optional<List<Object>> rotated = CborItems.of(body, ROTATED, ROTATED_ITEMS);
        if (rotated.isPresent() && rotated.get().get(SORT) instanceof Integer sort && sort == RATCHET) {
            boolean own = Arrays.equals((byte[]) rotated.get().get(NEW), id);
            followed = begun.isPresent() && !own;
            if (own && begun.isEmpty()) {
                begun = Optional.of(new Begun(origin, seq));
            }
        }
    }

    /** A checkpoint in the log, in their order. */
    void sealed(SignedCheckpoint checkpoint) throws RefusedException {
        boolean before = begun.filter(at -> !at.origin().equals(checkpoint.origin()) || checkpoint.size() > at.seq())
                .isEmpty();
        if (before || followed) {
            return;
        }
        byte[] line = checkpoint
                .lineOf(lineId(checkpoint.origin()), MEANT)
                .orElseThrow(() -> new RefusedException("it does not bear the ratchet's MAC"));
        long said = ByteBuffer.wrap(line).getLong();
        RefusedException.unless(
                said >= index && said - index <= MOST_STEPS,
                "its MAC is of step " + said + " of the ratchet where " + index + " belongs");
        long missing = said - index;
        boolean holds = Arrays.equals(mac(said, checkpoint), Arrays.copyOfRange(line, Long.BYTES, MEANT));
        RefusedException.unless(holds, "its MAC is not the ratchet's");
        step();
        verified++;
        RefusedException.unless(missing == 0, missing + " sealings before it are gone, as the ratchet's steps tell");
    }

    private byte[] mac(long step, SignedCheckpoint checkpoint) {
        while (index < step) {
            step();
        }
        byte[] message = (LINE + "\n" + checkpoint.body()).getBytes(StandardCharsets.UTF_8);
        byte[] numbered = ByteBuffer.allocate(Long.BYTES + message.length)
                .putLong(step)
                .put(message)
                .array();
        return Hmac.of(Hmac.hkdf(key, "lares/ratchet-mac/v1".getBytes(StandardCharsets.US_ASCII)), numbered);
    }

    private void step() {
        key = Hmac.hkdf(key, "lares/ratchet-step/v1".getBytes(StandardCharsets.US_ASCII));
        index++;
    }

    private byte[] lineId(String origin) {
        byte[] label = LINE.getBytes(StandardCharsets.US_ASCII);
        byte[] typed = ByteBuffer.allocate(1 + label.length + id.length)
                .put(OTHER)
                .put(label)
                .put(id)
                .array();
        return NamedKey.id(origin, typed);
    }

    /** Everything has been read. */
    void judge(Findings findings) {
        if (begun.isEmpty()) {
            findings.fault(
                    "log",
                    0,
                    "no entry says that the ratchet " + HexFormat.of().formatHex(id) + " began",
                    "it is another box's, or its log is not the one it was");
            return;
        }
        findings.note(
                "log",
                0,
                verified + " checkpoints bear the ratchet's MAC, its next step is " + index
                        + (followed ? ", and another ratchet followed it" : ""),
                "compare the step with what it was when you looked last: it never goes back");
    }
}
