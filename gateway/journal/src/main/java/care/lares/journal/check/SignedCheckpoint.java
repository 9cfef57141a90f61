// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.check;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A log's size and root with the signatures under them, C2SP {@code tlog-checkpoint}: read strictly, then verified. */
public final class SignedCheckpoint {
    /** Most signature lines: the specification asks for 16 at least, and each unknown one is only skipped. */
    static final int MAX_SIGNATURES = 64;
    /** Most characters: room for all those lines and then some. */
    static final int MAX_LENGTH = 65_536;

    /** Most lines a log may put below its root. */
    private static final int MAX_EXTENSIONS = 64;

    private static final int BODY_LINES = 3;
    private static final String DASH = "\u2014 ";

    private final String origin;
    private final long size;
    private final byte[] root;
    private final String body;
    private final List<Line> signatures;

    private SignedCheckpoint(String body, String[] lines, List<Line> signatures) throws RefusedException {
        this.body = body;
        this.origin = lines[0];
        this.size = Strict.number(lines[1], "checkpoint size");
        this.root = Strict.base64(lines[2], Sha256.LENGTH, "checkpoint root");
        this.signatures = signatures;
    }

    private record Line(String name, String base64) {
        String text() {
            return DASH + name + ' ' + base64;
        }
    }

    /**
     * Reads a checkpoint note of a Lares log: origin, size and root.
     *
     * @throws RefusedException when it is not in its one form; nothing is said of its signatures
     */
    public static SignedCheckpoint parse(String note) throws RefusedException {
        return parse(note, 0);
    }

    /**
     * Reads a checkpoint note that may have extension lines, as other people's logs have them.
     *
     * @throws RefusedException when it is not in its one form; nothing is said of its signatures
     */
    public static SignedCheckpoint parseAnyLog(String note) throws RefusedException {
        return parse(note, MAX_EXTENSIONS);
    }

    private static SignedCheckpoint parse(String note, int extensions) throws RefusedException {
        RefusedException.unless(note.length() <= MAX_LENGTH, "checkpoint is longer than " + MAX_LENGTH + " characters");
        int blank = note.indexOf("\n\n");
        RefusedException.unless(blank > 0, "checkpoint has no empty line before its signatures");
        RefusedException.unless(note.endsWith("\n"), "checkpoint does not end in a newline");
        RefusedException.unless(
                note.chars().allMatch(c -> c >= ' ' || c == '\n'), "checkpoint holds control characters");
        String body = note.substring(0, blank + 1);
        String[] lines = body.split("\n", -1);
        int further = lines.length - 1 - BODY_LINES;
        RefusedException.unless(
                further >= 0 && further <= extensions && !lines[0].isEmpty(),
                "checkpoint is not origin, size and root");
        return new SignedCheckpoint(body, lines, signatures(note.substring(blank + 2)));
    }

    /** The log's name. */
    public String origin() {
        return origin;
    }

    /** Number of leaves. */
    public long size() {
        return size;
    }

    /** Root hash, 32 bytes. */
    public byte[] root() {
        return root.clone();
    }

    /** SHA-256 of what is signed, 32 bytes: what a ledger holds of it. */
    public byte[] commit() {
        return Sha256.of(body.getBytes(StandardCharsets.UTF_8));
    }

    /** What is signed: the lines above the empty one, with their newlines. */
    public String body() {
        return body;
    }

    /**
     * The line in which this key signed, without its newline, once it was {@link #verify verified}.
     *
     * @throws IllegalArgumentException when there is none
     */
    public String signatureLine(LogKey key) {
        for (Line line : signatures) {
            if (line.name().equals(origin) && key.hasId(Base64.getDecoder().decode(line.base64()))) {
                return line.text();
            }
        }
        throw new IllegalArgumentException("the checkpoint is not signed by this key");
    }

    /**
     * Asserts that the log signed this. Lines of other signers are skipped; a line that claims to be this key's and is
     * not refuses the whole note.
     *
     * @throws RefusedException when the key is another log's or its signature is missing, doubled or wrong
     */
    public void verify(LogKey key) throws RefusedException {
        RefusedException.unless(key.origin().equals(origin), "checkpoint is of another log than the key");
        byte[] message = body.getBytes(StandardCharsets.UTF_8);
        int verified = 0;
        for (Line line : signatures) {
            byte[] signature = Strict.base64(line.base64(), "signature");
            if (line.name().equals(origin) && key.hasId(signature)) {
                byte[] bare = Arrays.copyOfRange(signature, NamedKey.ID_LENGTH, signature.length);
                RefusedException.unless(key.verifies(message, bare), "checkpoint's signature is not the log's");
                verified++;
            }
        }
        RefusedException.unless(verified > 0, "checkpoint is not signed by the log's key");
        RefusedException.unless(verified == 1, "checkpoint bears the log's signature twice");
        Optional<KeyChange> gaveWay = change(key);
        RefusedException.unless(
                gaveWay.isEmpty() || size <= gaveWay.get().from(), "checkpoint is signed by a key that had given way");
    }

    /**
     * The keys that followed this one, as each says of the next in lines of its own below the checkpoint; none when none
     * did. Whoever trusts this key of the log may trust them.
     *
     * @throws RefusedException when such a line is not signed by the key it claims to be of
     */
    public List<LogKey> successors(LogKey key) throws RefusedException {
        List<LogKey> successors = new ArrayList<>();
        Optional<KeyChange> change = change(key);
        while (change.isPresent() && successors.size() < MAX_SIGNATURES) {
            LogKey next = change.get().successor();
            successors.add(next);
            change = change(next);
        }
        return List.copyOf(successors);
    }

    /**
     * The first entry that is the next key's, when this key gave way to another; empty when it did not.
     *
     * @throws RefusedException when a line that says so is not signed by this key
     */
    public OptionalLong gaveWay(LogKey key) throws RefusedException {
        Optional<KeyChange> change = change(key);
        return change.isPresent() ? OptionalLong.of(change.get().from()) : OptionalLong.empty();
    }

    /** The lines in which keys of the log say which one follows, without newlines. */
    public List<String> changeLines(LogKey key) throws RefusedException {
        List<LogKey> chain = new ArrayList<>(List.of(key));
        chain.addAll(successors(key));
        return signatures.stream()
                .filter(line -> line.name().equals(origin))
                .filter(line -> chain.stream()
                        .anyMatch(one -> one.changesIn(Base64.getDecoder().decode(line.base64()))))
                .map(Line::text)
                .toList();
    }

    /**
     * What stands in a line under the log's own name, behind an id.
     *
     * @param length of it, bytes
     * @throws RefusedException when there are two such lines
     */
    Optional<byte[]> lineOf(byte[] id, int length) throws RefusedException {
        Optional<byte[]> found = Optional.empty();
        for (Line line : signatures) {
            byte[] bytes = line.name().equals(origin) ? Strict.base64(line.base64(), "signature") : new byte[0];
            if (bytes.length == id.length + length && Arrays.equals(id, Arrays.copyOf(bytes, id.length))) {
                RefusedException.unless(found.isEmpty(), "checkpoint bears a line twice");
                found = Optional.of(Arrays.copyOfRange(bytes, id.length, bytes.length));
            }
        }
        return found;
    }

    private Optional<KeyChange> change(LogKey key) throws RefusedException {
        Optional<KeyChange> change = Optional.empty();
        for (Line line : signatures) {
            boolean own = line.name().equals(origin) && key.origin().equals(origin);
            byte[] bytes = own ? Strict.base64(line.base64(), "signature") : new byte[0];
            if (key.changesIn(bytes)) {
                RefusedException.unless(change.isEmpty(), "the log's key gave way twice");
                change = Optional.of(KeyChange.of(key, bytes));
            }
        }
        return change;
    }

    /**
     * The witness's cosignature, the latest when it signed more than once; empty when it did not. A line that claims to
     * be this witness's and is not refuses the whole note.
     *
     * @throws RefusedException when such a line does not verify
     */
    public Optional<Cosignature> cosignature(WitnessKey key) throws RefusedException {
        Optional<Cosignature> latest = Optional.empty();
        for (Line line : signatures) {
            byte[] signature = Strict.base64(line.base64(), "signature");
            if (key.signed(line.name(), signature)) {
                ByteBuffer timestamped =
                        ByteBuffer.wrap(signature, NamedKey.ID_LENGTH, signature.length - NamedKey.ID_LENGTH);
                RefusedException.unless(
                        key.verifies(body, timestamped.slice()), "cosignature is not that of witness " + key.name());
                long epochSecond = timestamped.getLong();
                if (latest.isEmpty() || latest.get().epochSecond() < epochSecond) {
                    latest = Optional.of(new Cosignature(key.name(), epochSecond, line.text()));
                }
            }
        }
        return latest;
    }

    private static List<Line> signatures(String text) throws RefusedException {
        List<Line> signatures = new ArrayList<>();
        RefusedException.unless(!text.isEmpty(), "checkpoint is not signed");
        for (String line : text.substring(0, text.length() - 1).split("\n", -1)) {
            RefusedException.unless(signatures.size() < MAX_SIGNATURES, "checkpoint has too many signatures");
            signatures.add(signature(line));
        }
        return signatures;
    }

    private static Line signature(String line) throws RefusedException {
        int space = line.indexOf(' ', DASH.length());
        RefusedException.unless(
                line.startsWith(DASH) && space > DASH.length(), "checkpoint has a signature line of another form");
        String base64 = line.substring(space + 1);
        RefusedException.unless(
                Strict.base64(base64, "signature").length > NamedKey.ID_LENGTH,
                "checkpoint has a signature that is too short");
        return new Line(line.substring(DASH.length(), space), base64);
    }
}
