// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.anchor.evm;

import java.math.BigInteger;
import java.security.SignatureException;
import java.util.HexFormat;
import org.web3j.crypto.Credentials;
import org.web3j.crypto.ECKeyPair;
import org.web3j.crypto.Hash;
import org.web3j.crypto.RawTransaction;
import org.web3j.crypto.SignedRawTransaction;
import org.web3j.crypto.TransactionDecoder;
import org.web3j.crypto.TransactionEncoder;

/** The key transactions are signed with, on the curve secp256k1; its account is known by an address. */
public final class LedgerKey {
    /** How many points the curve's generator has (SEC 2, section 2.4.1): every smaller number is a key. */
    private static final BigInteger ORDER =
            new BigInteger("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141", 16);

    private final Credentials credentials;

    private LedgerKey(Credentials credentials) {
        this.credentials = credentials;
    }

    /**
     * The key of 32 secret bytes.
     *
     * @throws IllegalArgumentException when they are no key: zero, or beyond the curve's order, as one in 2^128 is
     */
    public static LedgerKey of(byte[] secret) {
        BigInteger number = new BigInteger(1, secret);
        if (number.signum() == 0 || number.compareTo(ORDER) >= 0) {
            throw new IllegalArgumentException("no key of the curve");
        }
        return new LedgerKey(Credentials.create(ECKeyPair.create(number)));
    }

    /** Its account: 20 bytes, lower-case hexadecimal. */
    public String address() {
        return credentials.getAddress().substring(2);
    }

    /** Whether a transaction is signed with this key. */
    boolean signed(String raw) {
        try {
            return TransactionDecoder.decode("0x" + raw) instanceof SignedRawTransaction signed
                    && signed.getFrom().equalsIgnoreCase(credentials.getAddress());
        } catch (SignatureException e) {
            return false; // No key at all signed that.
        }
    }

    Signed sign(RawTransaction transaction, long chainId) {
        byte[] raw = TransactionEncoder.signMessage(transaction, chainId, credentials);
        return new Signed(
                HexFormat.of().formatHex(Hash.sha3(raw)), HexFormat.of().formatHex(raw));
    }

    /**
     * A transaction ready to be sent.
     *
     * @param hash what it is known by, 32 bytes
     * @param raw its bytes
     */
    record Signed(String hash, String raw) {}
}
