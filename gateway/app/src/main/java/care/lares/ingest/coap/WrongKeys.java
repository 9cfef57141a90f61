// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.coap;

import care.lares.domain.Ticks;
import java.net.DatagramPacket;
import java.util.function.Consumer;
import org.eclipse.californium.scandium.DatagramFilterExtended;
import org.eclipse.californium.scandium.DtlsDatagramFilter;
import org.eclipse.californium.scandium.dtls.Connection;
import org.eclipse.californium.scandium.dtls.PskPublicInformation;
import org.eclipse.californium.scandium.dtls.Record;
import org.eclipse.californium.scandium.dtls.ServerHandshaker;
import org.jspecify.annotations.Nullable;

/**
 * Sees who shakes hands with a wrong key: its first encrypted message cannot be read. The message is dropped all the same
 * and nothing is answered, as RFC 6347 wants it (section 4.1.2.7), since anybody may have sent it: the handshake goes on if
 * the right one still comes. Any thread; what belongs to one message is called on one.
 */
final class WrongKeys extends DtlsDatagramFilter implements DatagramFilterExtended {
    private static final int RECORD_HEADER_BYTES = 13;
    private static final int HANDSHAKE = 22;
    private static final int CLIENT_HELLO = 1;

    /** What this thread decrypts; of any door, since each looks for its own message. */
    private static final ThreadLocal<@Nullable Trial> TRIED = new ThreadLocal<>();

    private record Trial(Record record, Connection connection, ServerHandshaker handshaker) {}

    private final Ticks ticks;
    private final HelloBrake brake;
    private final Handshakes handshakes;
    private final Consumer<String> told;

    /** Tells the identity of each handshake that turns out to be with a wrong key, once. */
    WrongKeys(Ticks ticks, HelloBrake brake, Handshakes handshakes, Consumer<String> told) {
        this.ticks = ticks;
        this.brake = brake;
        this.handshakes = handshakes;
        this.told = told;
    }

    @Override
    public boolean onReceiving(DatagramPacket packet) {
        return super.onReceiving(packet) && !(isHello(packet) && brake.holds(packet.getAddress(), ticks.nanos()));
    }

    private static boolean isHello(DatagramPacket packet) {
        byte[] data = packet.getData();
        int at = packet.getOffset();
        return packet.getLength() > RECORD_HEADER_BYTES
                && data[at] == HANDSHAKE
                && data[at + RECORD_HEADER_BYTES] == CLIENT_HELLO;
    }

    /** Called before a message is decrypted, on the same thread as {@link #onDrop(Record)} if that fails. */
    @Override
    public boolean onReceiving(Record record, Connection connection) {
        TRIED.set(trial(record, connection));
        return super.onReceiving(record, connection);
    }

    private static @Nullable Trial trial(Record record, Connection connection) {
        boolean isFirst = record.getEpoch() > 0
                && connection.getOngoingHandshake() instanceof ServerHandshaker shaking
                && !shaking.hasContextEstablished()
                && connection.getFilterData() != shaking;
        return isFirst ? new Trial(record, connection, (ServerHandshaker) connection.getOngoingHandshake()) : null;
    }

    @Override
    public void onDrop(DatagramPacket packet) {
        // Who sent that is not known.
    }

    @Override
    public void onDrop(Record record) {
        Trial trial = TRIED.get();
        if (trial == null || trial.record() != record || record.isDecoded()) {
            return;
        }
        TRIED.remove();
        trial.connection().setFilterData(trial.handshaker());
        PskPublicInformation identity = trial.handshaker().getPreSharedKeyIdentity();
        if (identity != null) {
            handshakes.failed(trial.handshaker().getPeerAddress(), "wrong key");
            told.accept(identity.getPublicInfoAsString());
        }
    }
}
