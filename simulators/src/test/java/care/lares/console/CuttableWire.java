// SPDX-License-Identifier: Apache-2.0
package care.lares.console;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The cable between a browser and a gateway: one address that stays, and that can be pulled out and put back. */
final class CuttableWire implements AutoCloseable {
    private final ServerSocket door;
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;

    CuttableWire(int target) throws IOException {
        this.target = target;
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        begin("wire", this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    /** Every connection breaks, and no new one comes about. */
    void cut() {
        cut = true;
        open.forEach(CuttableWire::close);
    }

    void mend() {
        cut = false;
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket near = door.accept();
                if (cut) {
                    near.close();
                } else {
                    join(near);
                }
            } catch (IOException closedOrUnreachable) {
                // Closed: the loop ends. Unreachable: the browser sees its connection break, as with a real cable.
                continue;
            }
        }
    }

    private void join(Socket near) throws IOException {
        open.add(near);
        try {
            Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
            open.add(far);
            near.setTcpNoDelay(true);
            far.setTcpNoDelay(true);
            begin("wire-up", () -> carry(near, far));
            begin("wire-down", () -> carry(far, near));
            if (cut) {
                // In the moment in which it was joined: whoever cut it could not know of it.
                open.forEach(CuttableWire::close);
            }
        } catch (IOException e) {
            close(near);
            throw e;
        }
    }

    private void carry(Socket from, Socket to) {
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
        } catch (IOException broken) {
            cut = cut || door.isClosed();
        } finally {
            open.remove(from);
            close(from);
            close(to);
        }
    }

    private static void begin(String name, Runnable work) {
        var thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private static void close(Closeable end) {
        try {
            end.close();
        } catch (IOException e) {
            throw new IllegalStateException("a socket does not close", e);
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        open.forEach(CuttableWire::close);
    }
}
