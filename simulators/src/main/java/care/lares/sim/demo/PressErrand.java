// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.demo;

import care.lares.domain.Ticks;
import care.lares.sim.demo.PressDoor.Word;
import care.lares.sim.link.Acknowledgement;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** One visit at a running demo's {@link PressDoor}: has a pendant pressed, and notes when the pendant hears what. */
final class PressErrand implements AutoCloseable {
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(15);

    private final Socket socket;
    private final DataInputStream in;
    private final DataOutputStream out;
    private final Ticks ticks;
    private final CompletableFuture<Long> lit = new CompletableFuture<>();
    private volatile boolean cutOff;

    private PressErrand(Socket socket, Ticks ticks) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(socket.getInputStream());
        this.out = new DataOutputStream(socket.getOutputStream());
        this.ticks = ticks;
    }

    /** Goes there; a demo that has ended, or whose pendant cannot be pressed, is told of in the exception. */
    static PressErrand at(RunningDemo.Door door, String pendant, Ticks ticks) throws DemoException {
        var socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), door.port()), (int)
                    ANSWERED_WITHIN.toMillis());
            socket.setTcpNoDelay(true);
            socket.setSoTimeout((int) ANSWERED_WITHIN.toMillis());
            var errand = new PressErrand(socket, ticks);
            errand.out.writeUTF(door.secret());
            errand.out.writeUTF(pendant);
            errand.expect(Word.HERE);
            return errand;
        } catch (IOException e) {
            throw leaving(socket, new DemoException("the demo has just ended: start another one with ./lares demo", e));
        } catch (DemoException e) {
            throw leaving(socket, e);
        }
    }

    private static DemoException leaving(Socket socket, DemoException why) {
        try {
            socket.close();
        } catch (IOException e) {
            why.addSuppressed(e);
        }
        return why;
    }

    /**
     * Has it pressed, once.
     *
     * @param press takes the acknowledgement, when it comes
     */
    void press(CallBell.Press press) throws DemoException {
        try {
            out.writeUTF(press.pendant());
            expect(Word.SENT);
        } catch (IOException e) {
            throw new DemoException("the demo has just ended: start another one with ./lares demo", e);
        }
        var listener = new Thread(() -> listen(press), "press-errand");
        listener.setDaemon(true);
        listener.start();
    }

    private void expect(Word wanted) throws IOException, DemoException {
        String word = in.readUTF();
        if (word.equals(Word.NO.name())) {
            throw new DemoException(in.readUTF());
        }
        if (!word.equals(wanted.name())) {
            throw new IOException("nobody of a demo says that");
        }
    }

    private void listen(CallBell.Press press) {
        try {
            while (!press.logged().isDone() || !lit.isDone()) {
                String word = in.readUTF();
                long nanos = ticks.nanos();
                if (word.equals(Word.LIT.name())) {
                    lit.complete(nanos);
                } else {
                    boolean accepted = word.equals(Word.LOGGED.name());
                    press.logged().complete(new Acknowledgement(press.pressedNanos(), nanos, accepted));
                }
            }
        } catch (IOException e) {
            cutOff = true;
        }
    }

    /** When the pendant's lamp was on, on our monotonic clock. */
    CompletableFuture<Long> lit() {
        return lit;
    }

    /** Whether the demo left before it had told everything. */
    boolean cutOff() {
        return cutOff;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
