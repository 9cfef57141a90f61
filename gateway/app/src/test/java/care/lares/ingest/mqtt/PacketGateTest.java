// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.mqtt.MqttDecoder;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PacketGateTest {
    private final PacketGate gate = new PacketGate();

    private static byte[] packet(int length) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(0x30);
        int left = length;
        do {
            int seven = left & 0x7f;
            left >>= 7;
            out.write(left > 0 ? seven | 0x80 : seven);
        } while (left > 0);
        out.writeBytes(new byte[length]);
        return out.toByteArray();
    }

    private static ByteBuf bytes(byte[]... parts) {
        return Unpooled.wrappedBuffer(parts);
    }

    @Test
    void refusesALargePacketAtItsFirstBytes() {
        assertThat(gate.fits(bytes(java.util.Arrays.copyOf(packet(Limits.MAX_PACKET + 1), 4))))
                .isFalse();
    }

    @Test
    void takesThePacketsOfThoseWhoMay() {
        assertThat(gate.fits(bytes(packet(Limits.MAX_PACKET)))).isTrue();
        gate.allow(Limits.MAX_BRIDGE_PACKET);
        assertThat(gate.fits(bytes(packet(Limits.MAX_BRIDGE_PACKET), packet(0), packet(2))))
                .isTrue();
        assertThat(gate.fits(bytes(packet(Limits.MAX_BRIDGE_PACKET + 1)))).isFalse();
    }

    @Test
    void refusesALengthThatNeverEnds() {
        assertThat(gate.fits(bytes(new byte[] {0x30, -1, -1, -1, -1, -1}))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {0x30, 'G', 0x16, 0x00})
    void closesAConnectionThatDoesNotBeginAsMqttDoes(int first) {
        EmbeddedChannel channel = new EmbeddedChannel(gate);
        channel.writeInbound(Unpooled.EMPTY_BUFFER, bytes(new byte[] {(byte) first, 2, 0, 0}));
        assertThat(channel.isOpen()).isFalse();
        assertThat(channel.inboundMessages()).doesNotContain(bytes(new byte[] {(byte) first, 2, 0, 0}));
    }

    @Test
    void letsThroughWhatFollowsAConnect() {
        EmbeddedChannel channel = new EmbeddedChannel(gate);
        channel.writeInbound(bytes(new byte[] {0x10}), bytes(new byte[] {0}), bytes(packet(3)));
        assertThat(channel.isOpen()).isTrue();
        assertThat(channel.inboundMessages()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void followsPacketsHoweverTheyAreCut(long seed) {
        Random random = new Random(seed);
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        for (int i = 0; i < 200; i++) {
            stream.writeBytes(packet(random.nextInt(5) == 0 ? 0 : random.nextInt(3_000)));
        }
        int good = stream.size();
        stream.writeBytes(packet(Limits.MAX_PACKET + 1));
        byte[] all = stream.toByteArray();
        int at = 0;
        while (at < all.length) {
            int next = Math.min(all.length, at + 1 + random.nextInt(700));
            boolean fits = gate.fits(Unpooled.wrappedBuffer(all, at, next - at));
            assertThat(fits)
                    .as("seed %d, bytes %d to %d of %d", seed, at, next, good)
                    .isEqualTo(next < good + 4);
            if (!fits) {
                return;
            }
            at = next;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0x00, 0x20, 0x90, 0xb0, 0xd0, 0xf0})
    void takesNoPacketThatOnlyServersSend(int first) {
        assertThat(gate.fits(bytes(packet(4), new byte[] {(byte) first, 0}))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {0x10, 0x32, 0x40, 0x50, 0x62, 0x70, 0x82, 0xa2, 0xc0, 0xe0})
    void takesEveryPacketOfClients(int first) {
        assertThat(gate.fits(bytes(packet(4), new byte[] {(byte) first, 0}))).isTrue();
    }

    /** A connection that has logged in over this version of the protocol. */
    private EmbeddedChannel loggedIn(int version) {
        EmbeddedChannel channel = new EmbeddedChannel(gate, new MqttDecoder(Limits.MAX_BRIDGE_PACKET), gate.decoded());
        String properties = version < Wire.MQTT_5 ? "" : "\0";
        String body = "\0\4MQTT" + (char) version + "\2\0\0" + properties + "\0\1a";
        channel.writeInbound(latin("\020" + (char) body.length() + body));
        gate.allow(Limits.MAX_BRIDGE_PACKET);
        assertThat(channel.inboundMessages()).hasSize(1);
        return channel;
    }

    private static ByteBuf latin(String text) {
        return bytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static void assertSentAway(EmbeddedChannel channel, int reason) {
        assertThat(channel.isOpen()).isFalse();
        assertThat((ByteBuf) channel.readOutbound()).isEqualTo(bytes(new byte[] {(byte) 0xe0, 2, (byte) reason, 0}));
    }

    @ParameterizedTest
    @ValueSource(ints = {0x10, 0x82, 0xa2})
    void takesNothingButMessagesThatIsAsLargeAsABridgeSpeaks(int first) {
        EmbeddedChannel channel = loggedIn(5);
        byte[] large = packet(Limits.MAX_PACKET + 1);
        large[0] = (byte) first;
        channel.writeInbound(bytes(large));
        assertSentAway(channel, 0x95);
    }

    @Test
    void letsNoLengthWithinAPacketSwallowThoseBehind() {
        EmbeddedChannel channel = loggedIn(5);
        channel.writeInbound(latin("\062\5\377\377abc"), latin("\300\0"));
        assertSentAway(channel, 0x81);
        assertThat(channel.inboundMessages()).hasSize(1);
    }

    @Test
    void onlyClosesToAClientThatKnowsNoReasons() {
        EmbeddedChannel channel = loggedIn(4);
        channel.writeInbound(latin("\062\5\377\377abc"));
        assertThat(channel.isOpen()).isFalse();
        assertThat((ByteBuf) channel.readOutbound()).isNull();
    }

    @Test
    void letsWholePacketsThroughHoweverManyComeAtOnce() {
        EmbeddedChannel channel = loggedIn(5);
        channel.writeInbound(latin("\300\0\062\6\0\1a\0\1\0\300"), latin("\0\300\0"));
        assertThat(channel.isOpen()).isTrue();
        assertThat(channel.inboundMessages()).hasSize(5);
    }

    @Test
    void knowsAGoodbyeForAReasonThatThereIsNot() {
        EmbeddedChannel channel = loggedIn(5);
        channel.writeInbound(latin("\340\1\125"));
        assertSentAway(channel, 0x82);
        assertThat(channel.inboundMessages()).hasSize(1);
    }

    @Test
    void letsAGoodbyeThrough() {
        EmbeddedChannel channel = loggedIn(5);
        channel.writeInbound(latin("\340\1\4"));
        assertThat(channel.inboundMessages()).hasSize(2);
    }
}
