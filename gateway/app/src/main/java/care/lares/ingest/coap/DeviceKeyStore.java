// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.coap;

import care.lares.domain.DeviceId;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.BiConsumer;
import javax.crypto.SecretKey;
import org.eclipse.californium.scandium.dtls.ConnectionId;
import org.eclipse.californium.scandium.dtls.HandshakeResultHandler;
import org.eclipse.californium.scandium.dtls.PskPublicInformation;
import org.eclipse.californium.scandium.dtls.PskSecretResult;
import org.eclipse.californium.scandium.dtls.pskstore.AdvancedPskStore;
import org.eclipse.californium.scandium.util.SecretUtil;
import org.eclipse.californium.scandium.util.ServerNames;
import org.jspecify.annotations.Nullable;

/** Finds a device's key for a handshake: asked on DTLS threads, looked up on the event loop, answered from there. */
final class DeviceKeyStore implements AdvancedPskStore {
    private final DeviceIdentities identities;
    private final Handover handover;
    private final BiConsumer<ConnectionId, String> unknown;
    private volatile @Nullable HandshakeResultHandler results;

    /** Tells on the event loop who has asked for a key of an identity that has none. */
    DeviceKeyStore(DeviceIdentities identities, Handover handover, BiConsumer<ConnectionId, String> unknown) {
        this.identities = identities;
        this.handover = handover;
        this.unknown = unknown;
    }

    @Override
    public boolean hasEcdhePskSupported() {
        return true;
    }

    /** Always null, which means that the result follows; when there is no room, the handshake is tried again. */
    @Override
    @SuppressWarnings("NullAway") // the library says "later" by null
    public @Nullable PskSecretResult requestPskSecretResult(
            ConnectionId cid,
            @Nullable ServerNames serverName,
            PskPublicInformation identity,
            String hmacAlgorithm,
            @Nullable SecretKey otherSecret,
            byte[] seed,
            boolean useExtendedMasterSecret) {
        boolean asked = handover.offer(() -> answer(cid, identity), false);
        return asked ? null : new PskSecretResult(cid, identity, null);
    }

    private void answer(ConnectionId cid, PskPublicInformation identity) {
        HandshakeResultHandler handler = results;
        if (handler == null) {
            return;
        }
        Optional<DeviceIdentities.Psk> psk =
                DeviceId.named(identity.getPublicInfoAsString()).flatMap(identities::psk);
        if (psk.isEmpty()) {
            unknown.accept(cid, identity.getPublicInfoAsString());
        }
        handler.apply(psk.map(known -> new PskSecretResult(
                        cid,
                        identity,
                        SecretUtil.create(known.key().getBytes(StandardCharsets.UTF_8), PskSecretResult.ALGORITHM_PSK),
                        known.generation()))
                .orElseGet(() -> none(cid, identity)));
    }

    @SuppressWarnings("NullAway") // the library says "no such key" by null
    private static PskSecretResult none(ConnectionId cid, PskPublicInformation identity) {
        return new PskSecretResult(cid, identity, null);
    }

    @Override
    @SuppressWarnings("NullAway") // only clients have one
    public @Nullable PskPublicInformation getIdentity(InetSocketAddress peerAddress, ServerNames virtualHost) {
        return null;
    }

    @Override
    public void setResultHandler(HandshakeResultHandler resultHandler) {
        results = resultHandler;
    }
}
