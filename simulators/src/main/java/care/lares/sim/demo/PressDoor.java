// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.demo;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Where a running demo hears that somebody of this machine wants a pendant pressed. Whoever comes says the secret and which
 * pendant ({@link Word#HERE}), then anything at all to press it ({@link Word#SENT}), and hears what the gateway answers it.
 */
final class PressDoor implements AutoCloseable {
    /** What is said at the door. */
    enum Word {
        /** Not possible; why follows. */
        NO,
        /** The pendant is there. */
        HERE,
        /** The press is on the pendant's own connection. */
        SENT,
        /** The gateway has acknowledged it. */
        LOGGED,
        /** The gateway has refused it. */
        REFUSED,
        /** The pendant's lamp is on. */
        LIT
    }

    /** Who is behind the door. */
    interface Pendants {
        /** Why this pendant cannot be pressed at the moment, for people; empty: it can. */
        Optional<String> hindrance(String pendant);

        /**
         * Presses it, once.
         *
         * @param heard told {@link Word#LOGGED} or {@link Word#REFUSED}, and {@link Word#LIT}, as they come
         * @return why it was not pressed after all; empty: it was
         */
        Optional<String> press(String pendant, Consumer<Word> heard);
    }

    /** Visitors at once; more wait in line. */
    private static final int AT_ONCE = 8;
    /** For the secret, so that nobody who has none keeps others waiting. */
    private static final Duration INTRODUCED_WITHIN = Duration.ofSeconds(5);
    /** A visitor gets ready between the two: longer than {@code press} waits for its own connection. */
    private static final Duration PRESSED_WITHIN = Duration.ofMinutes(1);
    /** A gateway that is killed answers once it is back. */
    private static final Duration ANSWERED_WITHIN = Duration.ofMinutes(1);
    /** The acknowledgement, and the lamp. */
    private static final int ANSWERS = 2;

    private final ServerSocket socket;
    private final String secret;
    private final Pendants pendants;
    private final Set<Socket> visitors = ConcurrentHashMap.newKeySet();
    private final ExecutorService visits = Executors.newFixedThreadPool(AT_ONCE + 1, work -> {
        Thread thread = new Thread(work, "press-door");
        thread.setDaemon(true);
        return thread;
    });

    private PressDoor(ServerSocket socket, String secret, Pendants pendants) {
        this.socket = socket;
        this.secret = secret;
        this.pendants = pendants;
    }

    /**
     * Listens on any free port of the loopback address.
     *
     * @param secret who knows it may press
     */
    static PressDoor open(String secret, Pendants pendants) throws IOException {
        var door = new PressDoor(new ServerSocket(0, AT_ONCE, InetAddress.getLoopbackAddress()), secret, pendants);
        door.visits.execute(door::admit);
        return door;
    }

    /** Where it is, and what opens it. */
    RunningDemo.Door place() {
        return new RunningDemo.Door(socket.getLocalPort(), secret);
    }

    private void admit() {
        try {
            while (true) {
                Socket visitor = socket.accept();
                visitors.add(visitor);
                // Whoever leaves too early takes nothing along but this visit.
                var unused = visits.submit(() -> {
                    receive(visitor);
                    return true;
                });
            }
        } catch (IOException | RejectedExecutionException e) {
            visits.shutdown(); // The door is closed: nobody comes any more.
        }
    }

    private void receive(Socket visitor) throws IOException, InterruptedException {
        try (visitor;
                var in = new DataInputStream(visitor.getInputStream());
                var out = new DataOutputStream(new BufferedOutputStream(visitor.getOutputStream()))) {
            visitor.setTcpNoDelay(true);
            visitor.setSoTimeout((int) INTRODUCED_WITHIN.toMillis());
            if (!MessageDigest.isEqual(in.readUTF().getBytes(US_ASCII), secret.getBytes(US_ASCII))) {
                return;
            }
            String pendant = in.readUTF();
            if (!say(out, pendants.hindrance(pendant), Word.HERE)) {
                return;
            }
            visitor.setSoTimeout((int) PRESSED_WITHIN.toMillis());
            in.readUTF();
            BlockingQueue<Word> heard = new LinkedBlockingQueue<>();
            if (say(out, pendants.press(pendant, heard::add), Word.SENT)) {
                tell(out, heard);
            }
        } finally {
            visitors.remove(visitor);
        }
    }

    /** Whether it went well. */
    private static boolean say(DataOutputStream out, Optional<String> hindrance, Word word) throws IOException {
        out.writeUTF(hindrance.isPresent() ? Word.NO.name() : word.name());
        if (hindrance.isPresent()) {
            out.writeUTF(hindrance.get());
        }
        out.flush();
        return hindrance.isEmpty();
    }

    private static void tell(DataOutputStream out, BlockingQueue<Word> heard) throws IOException, InterruptedException {
        for (int told = 0; told < ANSWERS; told++) {
            Word word = heard.poll(ANSWERED_WITHIN.toSeconds(), TimeUnit.SECONDS);
            if (word == null) {
                return;
            }
            out.writeUTF(word.name());
            out.flush();
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        visits.shutdownNow();
        for (Socket visitor : visitors) {
            visitor.close();
        }
    }
}
