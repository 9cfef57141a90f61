// SPDX-License-Identifier: Apache-2.0
package care.lares.cli;

import care.lares.config.Listener;
import care.lares.config.Settings;
import care.lares.journal.log.UnusableDirectoryException;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What keeps a gateway from starting, in one line that says what to do. */
final class StartFailure {
    private StartFailure() {}

    static CommandException of(Throwable cause, Settings settings) {
        for (Throwable t = cause; t != null; t = t.getCause()) {
            if (t instanceof UnusableDirectoryException) {
                return CommandException.cannot(words(t), cause);
            }
            if (t instanceof SocketException || t instanceof UnknownHostException) {
                return CommandException.cannot(network(t, settings), cause);
            }
        }
        return CommandException.cannot("the gateway does not start: " + words(root(cause)), cause);
    }

    /** The exception does not say which listener it was: those that still cannot be opened are named. */
    private static String network(Throwable t, Settings settings) {
        List<String> faults = new ArrayList<>();
        settings.listeners().mqtt().ifPresent(listener -> probe("mqtt", listener, StartFailure::openTcp, faults));
        settings.listeners().coap().ifPresent(listener -> probe("coap", listener, StartFailure::openUdp, faults));
        settings.listeners().coaps().ifPresent(listener -> probe("coaps", listener, StartFailure::openUdp, faults));
        settings.listeners().http().ifPresent(listener -> probe("http", listener, StartFailure::openTcp, faults));
        return faults.isEmpty() ? "cannot listen: " + words(t) + "; try again" : String.join("; ", faults);
    }

    /** Opens a listener's socket and closes it again. */
    @FunctionalInterface
    private interface Probe {
        void open(InetSocketAddress address) throws IOException;
    }

    private static void openTcp(InetSocketAddress address) throws IOException {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(address);
        }
    }

    private static void openUdp(InetSocketAddress address) throws IOException {
        new DatagramSocket(address).close();
    }

    private static void probe(String name, Listener listener, Probe probe, List<String> faults) {
        String where = name + " cannot listen on " + listener.host() + ":" + listener.port() + ": ";
        InetSocketAddress address = new InetSocketAddress(listener.host(), listener.port());
        if (address.isUnresolved()) {
            faults.add(where + "nobody knows that name; give an address of this box");
            return;
        }
        try {
            probe.open(address);
        } catch (IOException e) {
            faults.add(where + advice(e));
        }
    }

    private static String advice(IOException e) {
        String reason = words(e).toLowerCase(Locale.ROOT);
        if (reason.contains("in use")) {
            return "the port is busy; stop what holds it, or set another port";
        }
        if (reason.contains("permission denied")) {
            return "ports below 1024 are not for ordinary users; set another port";
        }
        return reason.contains("assign") ? "this box has no such address; give one it has" : words(e);
    }

    private static Throwable root(Throwable t) {
        return t.getCause() == null ? t : root(t.getCause());
    }

    private static String words(Throwable t) {
        return t.getMessage() == null ? t.getClass().getSimpleName() : t.getMessage();
    }
}
