// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.anchor.evm;

import java.math.BigInteger;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.web3j.abi.EventEncoder;
import org.web3j.abi.FunctionEncoder;
import org.web3j.abi.datatypes.Address;
import org.web3j.abi.datatypes.Function;
import org.web3j.abi.datatypes.Type;
import org.web3j.abi.datatypes.generated.Bytes32;
import org.web3j.abi.datatypes.generated.Uint64;
import org.web3j.crypto.Hash;

/** The contract's calls, events and errors as bytes. */
@SuppressWarnings("rawtypes") // the encoder's interface has them
final class AnchorsAbi {
    /** The event's name on the ledger. */
    static final String ANCHORED = EventEncoder.buildEventSignature("Anchored(bytes32,uint64,bytes32,bytes32)")
            .substring(2);

    /** Digits of one word. */
    static final int WORD = 64;

    private static final int SELECTOR_DIGITS = 8;

    private static final Map<String, String> ERRORS = Map.of(
            selector("NotItsKey(bytes32,address)"),
            "this gateway is not registered there with its key: have the registrar do it (lares ledger register)",
            selector("EpochTaken(bytes32,uint64)"),
            "something else is anchored at this epoch",
            selector("EpochSkipped(bytes32,uint64,uint64)"),
            "the epoch before is not anchored",
            selector("PreviousDiffers(bytes32,bytes32)"),
            "another commit stands at the epoch before",
            selector("NoCommit()"),
            "there is no commit in it",
            selector("AccessControlUnauthorizedAccount(address,bytes32)"),
            "this key is no registrar of the contract");

    private AnchorsAbi() {}

    static String anchor(String gateway, long epoch, String commit, String previous) {
        return call("anchor", List.of(bytes32(gateway), new Uint64(epoch), bytes32(commit), bytes32(previous)));
    }

    static String register(String gateway, String key) {
        return call("register", List.of(bytes32(gateway), new Address(key)));
    }

    static String latest(String gateway) {
        return call("latest", List.of(bytes32(gateway)));
    }

    static String creation(String admin) {
        return AnchorsCode.creation() + FunctionEncoder.encodeConstructor(List.of(new Address(admin)));
    }

    /** A number as a topic of an event. */
    static String word(long number) {
        String digits = BigInteger.valueOf(number).toString(16);
        return "0".repeat(WORD - digits.length()) + digits;
    }

    /** What an error of the contract says, in words; the node's own words when it is another's. */
    static String reason(String said) {
        return ERRORS.entrySet().stream()
                .filter(known -> said.contains("0x" + known.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(said);
    }

    private static String selector(String signature) {
        return Hash.sha3String(signature).substring(2, 2 + SELECTOR_DIGITS);
    }

    private static String call(String name, List<Type> arguments) {
        return FunctionEncoder.encode(new Function(name, arguments, List.of())).substring(2);
    }

    private static Bytes32 bytes32(String hex) {
        return new Bytes32(HexFormat.of().parseHex(hex));
    }
}
