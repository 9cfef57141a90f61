// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.coap;

import care.lares.domain.Ticks;
import java.net.InetAddress;
import org.eclipse.californium.core.coap.BlockOption;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.coap.Response;
import org.eclipse.californium.core.network.Exchange;
import org.eclipse.californium.core.network.stack.AbstractLayer;
import org.eclipse.californium.core.network.stack.KeyUri;

/** Below the library's layer for bodies in blocks: lets none begin for which there is no {@link BlockPlaces place}. */
final class BlockGate extends AbstractLayer {
    private final BlockPlaces places = new BlockPlaces();
    private final Ticks ticks;

    BlockGate(Ticks ticks) {
        this.ticks = ticks;
    }

    @Override
    public void receiveRequest(Exchange exchange, Request request) {
        BlockOption block = request.getOptions().getBlock1();
        if (block == null || isLetIn(exchange, request, block)) {
            super.receiveRequest(exchange, request);
            return;
        }
        Response full =
                Answer.text(ResponseCode.SERVICE_UNAVAILABLE, "too many bodies in blocks were begun and not ended");
        full.getOptions().setMaxAge(CoapLimits.COME_BACK.toSeconds());
        exchange.sendResponse(full);
    }

    private boolean isLetIn(Exchange exchange, Request request, BlockOption block) {
        KeyUri transfer = KeyUri.getKey(exchange);
        if (!block.isM()) {
            places.ends(transfer);
        } else if (block.getNum() == 0) {
            InetAddress from = request.getSourceContext().getPeerAddress().getAddress();
            return places.begins(transfer, from, ticks.nanos());
        } else {
            places.goesOn(transfer, ticks.nanos());
        }
        return true;
    }
}
