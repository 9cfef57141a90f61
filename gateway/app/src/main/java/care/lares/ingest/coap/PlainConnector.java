// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.coap;

import java.net.DatagramPacket;
import java.net.InetSocketAddress;
import java.util.Arrays;
import org.eclipse.californium.elements.AddressEndpointContext;
import org.eclipse.californium.elements.RawData;
import org.eclipse.californium.elements.UDPConnector;
import org.eclipse.californium.elements.config.Configuration;

/** Plain UDP that answers whoever sends too much at once: the library drops what it had to cut, without a word. */
final class PlainConnector extends UDPConnector {
    private final Runnable counted;

    /**
     * One that is not open yet.
     *
     * @param counted told of each that was too large
     */
    PlainConnector(InetSocketAddress address, Configuration config, Runnable counted) {
        super(address, config);
        this.counted = counted;
    }

    /** On the one thread that receives; of what was cut as much is here as the largest datagram has, and a byte. */
    @Override
    public void processDatagram(DatagramPacket datagram) {
        if (datagram.getLength() <= getReceiverPacketSize()) {
            super.processDatagram(datagram);
            return;
        }
        counted.run();
        int begin = datagram.getOffset();
        byte[] head = Arrays.copyOfRange(
                datagram.getData(), begin, begin + Math.min(datagram.getLength(), TooLarge.MAX_HEAD));
        AddressEndpointContext sender = new AddressEndpointContext((InetSocketAddress) datagram.getSocketAddress());
        TooLarge.answer(head).ifPresent(answer -> send(RawData.outbound(answer, sender, null, false)));
    }
}
