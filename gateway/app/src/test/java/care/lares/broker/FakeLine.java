// SPDX-License-Identifier: Apache-2.0
package care.lares.broker;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A connection that remembers what was sent over it. */
class FakeLine implements Line {
    /** What was sent. */
    record Sent(int packetId, boolean again, String text, long secondsLeft) {}

    final List<Sent> sent = new ArrayList<>();
    boolean sentAway;
    private final int receiveMaximum;

    FakeLine(int receiveMaximum) {
        this.receiveMaximum = receiveMaximum;
    }

    List<String> texts() {
        return sent.stream().map(Sent::text).toList();
    }

    @Override
    public int receiveMaximum() {
        return receiveMaximum;
    }

    @Override
    public boolean hasRoom(int unconfirmed, long waitingBytes) {
        return !sentAway && unconfirmed < 2_000;
    }

    @Override
    public boolean takes(Message message) {
        return message.payload().length < 1_000_000;
    }

    @Override
    public void send(int packetId, boolean again, Message message, long nowNanos) {
        String text = new String(message.payload(), StandardCharsets.UTF_8);
        sent.add(new Sent(packetId, again, text, message.secondsLeft(nowNanos)));
    }

    @Override
    public void tooSlow() {
        sentAway = true;
    }
}
