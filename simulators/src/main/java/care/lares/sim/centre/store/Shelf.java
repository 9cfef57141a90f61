// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.centre.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.function.BiConsumer;
import java.util.zip.CRC32C;

/**
 * Lines of {@code CRC32C, a space, JSON}. A last line that a power cut left unfinished was never confirmed, and goes; a
 * broken one with others behind it is damage.
 */
public final class Shelf implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NAME = "held.jsonl";
    private static final int CRC_DIGITS = 8;
    private static final int HEAD = CRC_DIGITS + 1;

    private final FileChannel file;
    private long end;

    private Shelf(FileChannel file, long end) {
        this.file = file;
        this.end = end;
    }

    /**
     * Opens it, or makes it.
     *
     * @param each gets every line in order, with its place for {@link #read}
     */
    public static Shelf open(Path directory, BiConsumer<Long, JsonNode> each) throws IOException, ShelfException {
        Files.createDirectories(directory);
        Path path = directory.resolve(NAME);
        FileChannel file =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            lock(file, path);
            long end = replay(path, each);
            file.truncate(end);
            file.force(true);
            forceDirectory(directory);
            return new Shelf(file, end);
        } catch (IOException | ShelfException e) {
            file.close();
            throw e;
        }
    }

    /** Two centres on one shelf would each hold half. */
    private static void lock(FileChannel file, Path path) throws IOException, ShelfException {
        try {
            if (file.tryLock() != null) {
                return;
            }
        } catch (OverlappingFileLockException e) {
            throw new ShelfException(path + " is used by this very process");
        }
        throw new ShelfException(path + " is used by another centre: stop it, or give another --data");
    }

    private static void forceDirectory(Path directory) throws IOException {
        try (FileChannel folder = FileChannel.open(directory, StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    private static long replay(Path path, BiConsumer<Long, JsonNode> each) throws IOException, ShelfException {
        long good = 0;
        long start = 0;
        int number = 0;
        int broken = 0;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(path))) {
            for (byte[] line = line(in); line.length > 0; line = line(in)) {
                number++;
                if (isWhole(line)) {
                    if (broken > 0) {
                        throw new ShelfException(
                                path + " is damaged in line " + broken + ": restore it, or give another --data");
                    }
                    each.accept(start, JSON.readTree(line, HEAD, line.length - HEAD));
                    good = start + line.length;
                } else {
                    broken = broken == 0 ? number : broken;
                }
                start += line.length;
            }
        }
        return good;
    }

    /** With its newline; the last one perhaps without. */
    private static byte[] line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0; next = in.read()) {
            line.write(next);
            if (next == '\n') {
                break;
            }
        }
        return line.toByteArray();
    }

    private static boolean isWhole(byte[] line) {
        return line.length > HEAD
                && line[line.length - 1] == '\n'
                && new String(line, 0, CRC_DIGITS, UTF_8).equals(crc(line, HEAD, line.length - HEAD - 1));
    }

    private static String crc(byte[] bytes, int offset, int length) {
        var crc = new CRC32C();
        crc.update(bytes, offset, length);
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }

    /** Puts a line behind the others; it survives a power cut when this returns. Its place. */
    public synchronized long append(JsonNode record) throws IOException {
        byte[] json = bytes(record);
        var line = new ByteArrayOutputStream();
        line.writeBytes((crc(json, 0, json.length) + ' ').getBytes(UTF_8));
        line.writeBytes(json);
        line.write('\n');
        ByteBuffer bytes = ByteBuffer.wrap(line.toByteArray());
        long place = end;
        try {
            while (bytes.hasRemaining()) {
                file.write(bytes, place + bytes.position());
            }
            file.force(false);
        } catch (IOException e) {
            file.truncate(place);
            throw e;
        }
        end = place + line.size();
        return place;
    }

    private static byte[] bytes(JsonNode record) {
        try {
            return JSON.writeValueAsBytes(record);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a tree is always JSON", e);
        }
    }

    /** The line at a place {@link #append} or {@link #open} gave. */
    public JsonNode read(long place) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(4_096);
        var line = new ByteArrayOutputStream();
        for (long at = place; ; at += buffer.position()) {
            buffer.clear();
            if (file.read(buffer, at) < 0) {
                throw new IOException("no line ends behind byte " + place);
            }
            for (int i = 0; i < buffer.position(); i++) {
                if (buffer.get(i) == '\n') {
                    line.write(buffer.array(), 0, i);
                    return JSON.readTree(line.toByteArray(), HEAD, line.size() - HEAD);
                }
            }
            line.write(buffer.array(), 0, buffer.position());
        }
    }

    @Override
    public synchronized void close() throws IOException {
        file.close();
    }
}
