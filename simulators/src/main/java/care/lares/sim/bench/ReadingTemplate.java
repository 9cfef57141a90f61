// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import care.lares.sim.wire.MqttPackets;
import java.nio.ByteBuffer;

/**
 * A PUBLISH packet with one reading, formatted once; packet id, time and the reading's id are patched in place.
 *
 * <p>The spaces are those of the JSON that scripting languages on small devices write.
 */
final class ReadingTemplate {
    private static final String TIME = "T".repeat(Stamp.LENGTH);
    private static final String PACKET_ID = "PP";
    private static final String COUNTER = "000000000000";
    private static final int BYTE_BITS = 8;

    private final byte[] packet;
    private final int packetIdAt;
    private final int timeAt;
    private final int lastDigitAt;
    private final int payloadLength;

    /**
     * The readings of one device.
     *
     * @param run tells this run from others on the same data, such as when it began
     */
    ReadingTemplate(BenchDevice device, String run) {
        String payload = "{\"t\": \"" + TIME + "\", \"kind\": \"" + device.kind() + "\", \"value\": " + device.value()
                + ", \"unit\": \"" + device.kind().unit() + "\", \"id\": \"" + run + '-' + device.id() + '-' + COUNTER
                + "\"}";
        String topic = "lares/v1/devices/" + device.id() + "/readings";
        String text = new String(MqttPackets.publish(topic, 1, payload), ISO_8859_1);
        this.packet = text.getBytes(ISO_8859_1);
        this.timeAt = text.indexOf(TIME);
        this.packetIdAt = packet.length - payload.length() - PACKET_ID.length();
        this.lastDigitAt = text.lastIndexOf(COUNTER) + COUNTER.length() - 1;
        this.payloadLength = payload.length();
    }

    int length() {
        return packet.length;
    }

    int payloadLength() {
        return payloadLength;
    }

    /** Appends the next reading. */
    void writeTo(ByteBuffer out, int packetId, byte[] stamp) {
        packet[packetIdAt] = (byte) (packetId >>> BYTE_BITS);
        packet[packetIdAt + 1] = (byte) packetId;
        System.arraycopy(stamp, 0, packet, timeAt, Stamp.LENGTH);
        countUp();
        out.put(packet);
    }

    private void countUp() {
        int at = lastDigitAt;
        while (packet[at] == '9') {
            packet[at--] = '0';
        }
        packet[at]++;
    }
}
