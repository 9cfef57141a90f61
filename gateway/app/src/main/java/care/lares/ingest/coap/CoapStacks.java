// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.coap;

import care.lares.domain.Ticks;
import java.util.concurrent.TimeUnit;
import org.eclipse.californium.core.config.CoapConfig;
import org.eclipse.californium.core.network.ExtendedCoapStackFactory;
import org.eclipse.californium.core.network.Outbox;
import org.eclipse.californium.core.network.stack.BaseCoapStack;
import org.eclipse.californium.core.network.stack.BlockwiseLayer;
import org.eclipse.californium.core.network.stack.CoapStack;
import org.eclipse.californium.core.network.stack.CongestionControlLayer;
import org.eclipse.californium.core.network.stack.ExchangeCleanupLayer;
import org.eclipse.californium.core.network.stack.Layer;
import org.eclipse.californium.core.network.stack.ObserveLayer;
import org.eclipse.californium.elements.EndpointContextMatcher;
import org.eclipse.californium.elements.config.Configuration;

/**
 * Californium's layers for UDP, with bounds of their own for transfers in blocks: each such transfer takes the memory of
 * the largest body from its first block on, and the library knows one number of peers for everything.
 */
final class CoapStacks implements ExtendedCoapStackFactory {
    private final Ticks ticks;

    /** Layers that measure time with these. */
    CoapStacks(Ticks ticks) {
        this.ticks = ticks;
    }

    @Override
    @SuppressWarnings("deprecation") // the older form of the library's interface, which it calls no more
    public CoapStack createCoapStack(
            String protocol, String tag, Configuration config, Outbox outbox, Object customStackArgument) {
        throw new UnsupportedOperationException("endpoints give a matcher");
    }

    @Override
    public CoapStack createCoapStack(
            String protocol,
            String tag,
            Configuration config,
            EndpointContextMatcher matcher,
            Outbox outbox,
            Object customStackArgument) {
        Configuration blocks = new Configuration(config)
                .set(CoapConfig.MAX_ACTIVE_PEERS, CoapLimits.BLOCK_TRANSFERS)
                .set(CoapConfig.MAX_RESOURCE_BODY_SIZE, CoapLimits.MAX_BODY)
                .set(CoapConfig.BLOCKWISE_STATUS_LIFETIME, CoapLimits.BLOCK_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        return new Stack(outbox, new Layer[] {
            new CriticalOptions(),
            new ExchangeCleanupLayer(config),
            new ObserveLayer(config),
            new BlockwiseLayer(tag, false, blocks, matcher),
            new BlockGate(ticks),
            CongestionControlLayer.newImplementation(tag, config)
        });
    }

    private static final class Stack extends BaseCoapStack {
        Stack(Outbox outbox, Layer[] layers) {
            super(outbox);
            setLayers(layers);
        }
    }
}
