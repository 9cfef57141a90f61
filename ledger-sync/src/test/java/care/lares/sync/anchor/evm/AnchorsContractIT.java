// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.anchor.evm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.web3j.abi.FunctionEncoder;
import org.web3j.abi.datatypes.Address;
import org.web3j.abi.datatypes.Function;
import org.web3j.abi.datatypes.generated.Bytes32;

/** What the contract allows whom, what it refuses, and what that costs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnchorsContractIT {
    private static final String NONE = "0".repeat(64);
    private static final String FIRST = "11".repeat(32);
    private static final String SECOND = "22".repeat(32);
    private static final String THIRD = "33".repeat(32);
    private static final String NOBODY = "0".repeat(40);
    private static final String ADMIN_ROLE = NONE;

    /** Gas, held within two of a hundred: more must be meant. */
    private static final long FIRST_GAS = 52_112;

    private static final long STEADY_GAS = 35_396;
    private static final long REPEAT_GAS = 27_263;
    private static final long DEPLOY_GAS = 525_138;
    private static final Percentage TOLERANCE = Percentage.withPercentage(2);

    private Anvil anvil;
    private Chain chain;
    private List<String> accounts;
    private String admin;
    private String key;
    private String stranger;
    private String contract;
    private long deployGas;
    private int gateways;
    private String gateway;

    @BeforeAll
    void deploy() throws Exception {
        anvil = Anvil.start();
        chain = new Chain(anvil.rpc());
        accounts = List.of(account(0), account(1), account(2), account(3));
        admin = accounts.get(0);
        key = accounts.get(1);
        stranger = accounts.get(2);
        LedgerAdmin.Deployed made = LedgerAdmin.ofTestNode(anvil.node()).deploy();
        contract = made.address();
        deployGas = made.gas();
    }

    @AfterAll
    void end() {
        if (anvil != null) {
            anvil.close();
        }
    }

    @BeforeEach
    void registerOne() {
        gateway = "%064x".formatted(++gateways);
        send(admin, AnchorsAbi.register(gateway, key));
    }

    @Test
    void isTheCodeThatWasCommitted() throws Exception {
        assertThat(chain.code(contract)).isEqualTo(AnchorsCode.runtime());
        assertThat(deployGas).isCloseTo(DEPLOY_GAS, TOLERANCE);
    }

    @Test
    void keepsTheNewestAndTellsOfEach() throws Exception {
        Chain.Mined first = anchor(1, FIRST, NONE);
        Chain.Mined second = anchor(2, SECOND, FIRST);
        assertThat(chain.latest(contract, gateway)).isEqualTo(new Chain.Latest(2, SECOND, key));
        assertThat(chain.anchored(first, contract, gateway, 1).orElseThrow().commit())
                .isEqualTo(FIRST);
        assertThat(chain.anchored(second, contract, gateway, 2).orElseThrow().commit())
                .isEqualTo(SECOND);
        assertThat(second.logs()).hasSize(1);
        assertThat(Hex.data(second.logs().get(0).path("data"))).isEqualTo(SECOND + FIRST);
    }

    @Test
    void costsNoMoreGasThanRecorded() {
        assertThat(anchor(1, FIRST, NONE).gas()).isCloseTo(FIRST_GAS, TOLERANCE);
        assertThat(anchor(2, SECOND, FIRST).gas())
                .isCloseTo(STEADY_GAS, TOLERANCE)
                .isLessThanOrEqualTo(43_000);
        assertThat(anchor(3, THIRD, SECOND).gas()).isCloseTo(STEADY_GAS, within(100L));
        assertThat(anchor(3, THIRD, SECOND).gas()).isCloseTo(REPEAT_GAS, TOLERANCE);
    }

    @Test
    void takesAnExactRepeatForNothing() throws Exception {
        anchor(1, FIRST, NONE);
        Chain.Mined again = anchor(1, FIRST, NONE);
        assertThat(again.done()).isTrue();
        assertThat(again.logs()).isEmpty();
        assertThat(chain.latest(contract, gateway).epoch()).isEqualTo(1);
    }

    @Test
    void refusesAnotherCommitAtAnEpochThatIsTaken() {
        anchor(1, FIRST, NONE);
        anchor(2, SECOND, FIRST);
        refuses("something else is anchored", () -> anchor(2, THIRD, FIRST));
        refuses("something else is anchored", () -> anchor(1, THIRD, NONE));
        refuses("something else is anchored", () -> anchor(0, THIRD, NONE));
    }

    @Test
    void refusesGapsAndAnotherPast() {
        refuses("the epoch before is not anchored", () -> anchor(2, SECOND, FIRST));
        refuses("another commit stands at the epoch before", () -> anchor(1, FIRST, SECOND));
        anchor(1, FIRST, NONE);
        refuses("another commit stands at the epoch before", () -> anchor(2, SECOND, THIRD));
        refuses("the epoch before is not anchored", () -> anchor(Long.MAX_VALUE, SECOND, FIRST));
        refuses("there is no commit in it", () -> anchor(2, NONE, FIRST));
    }

    @Test
    void takesAnchorsFromTheGatewaysKeyOnly() throws Exception {
        String call = AnchorsAbi.anchor(gateway, 1, FIRST, NONE);
        refuses("not registered", () -> send(stranger, call));
        refuses("not registered", () -> send(admin, call));
        send(admin, AnchorsAbi.register(gateway, stranger));
        refuses("not registered", () -> send(key, call));
        assertThat(send(stranger, call).done()).isTrue();
        send(admin, AnchorsAbi.register(gateway, NOBODY));
        refuses("not registered", () -> send(stranger, AnchorsAbi.anchor(gateway, 2, SECOND, FIRST)));
        assertThat(chain.latest(contract, gateway)).isEqualTo(new Chain.Latest(1, FIRST, NOBODY));
    }

    @Test
    void aNewKeyGoesOnWhereTheOldOneWas() throws Exception {
        anchor(1, FIRST, NONE);
        send(admin, AnchorsAbi.register(gateway, stranger));
        send(stranger, AnchorsAbi.anchor(gateway, 2, SECOND, FIRST));
        assertThat(chain.latest(contract, gateway)).isEqualTo(new Chain.Latest(2, SECOND, stranger));
    }

    @Test
    void registrarsRegisterAndTheAdministratorAppointsThem() {
        String register = AnchorsAbi.register(gateway, stranger);
        refuses("no registrar", () -> send(stranger, register));
        refuses("no registrar", () -> send(stranger, role("grantRole", registrar(), stranger)));
        send(admin, role("grantRole", registrar(), stranger));
        assertThat(send(stranger, register).done()).isTrue();
        refuses("no registrar", () -> send(stranger, role("grantRole", ADMIN_ROLE, stranger)));
        send(admin, role("revokeRole", registrar(), stranger));
        refuses("no registrar", () -> send(stranger, register));
    }

    @Test
    void whatOneGatewayAnchorsIsNothingToAnother() throws Exception {
        anchor(1, FIRST, NONE);
        String first = gateway;
        registerOne();
        assertThat(chain.latest(contract, gateway).epoch()).isZero();
        anchor(1, SECOND, NONE);
        assertThat(chain.latest(contract, first).commit()).isEqualTo(FIRST);
    }

    private Chain.Mined anchor(long epoch, String commit, String previous) {
        return send(key, AnchorsAbi.anchor(gateway, epoch, commit, previous));
    }

    /** As a node's own accounts do it; a call that would be reverted is refused by trying it out. */
    private Chain.Mined send(String from, String call) {
        try {
            chain.tryOut(from, contract, call);
            JsonNode hash = anvil.call(
                    "eth_sendTransaction",
                    Map.of("from", Hex.of(from), "to", Hex.of(contract), "data", Hex.of(call), "gas", "0x30d40"));
            Optional<Chain.Mined> mined = chain.mined(Hex.data(hash));
            for (int looks = 0; mined.isEmpty() && looks < 6_000; looks++) {
                Thread.sleep(10);
                mined = chain.mined(Hex.data(hash));
            }
            return mined.orElseThrow();
        } catch (RpcException | InterruptedException refused) {
            throw new IllegalStateException(
                    refused instanceof RpcException said ? AnchorsAbi.reason(said.words()) : "interrupted", refused);
        }
    }

    private static void refuses(String why, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOf(IllegalStateException.class).hasMessageContaining(why);
    }

    private String account(int index) throws RpcException {
        return Hex.data(anvil.call("eth_accounts").get(index));
    }

    private static String registrar() {
        return org.web3j.crypto.Hash.sha3String("REGISTRAR").substring(2);
    }

    private static String role(String act, String role, String account) {
        return FunctionEncoder.encode(new Function(
                        act, List.of(new Bytes32(HexFormat.of().parseHex(role)), new Address(account)), List.of()))
                .substring(2);
    }
}
