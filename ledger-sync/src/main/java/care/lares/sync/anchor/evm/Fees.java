// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.anchor.evm;

import java.math.BigInteger;
import java.util.Optional;

/**
 * What is offered for one gas, in wei.
 *
 * @param most all in all
 * @param tip of that, for being early
 */
record Fees(BigInteger most, BigInteger tip) {
    private static final BigInteger GWEI = BigInteger.TEN.pow(9);

    /** Most that is ever offered: 500 times what blocks usually ask, and 0.02 coins for an anchor. */
    static final BigInteger CAP = GWEI.multiply(BigInteger.valueOf(500));

    /** Nodes want a tenth more to put one transaction in the place of another; an eighth is sure. */
    private static final BigInteger RAISE = BigInteger.valueOf(8);

    /** Twice the base fee is enough for six full blocks to come. */
    private static final BigInteger AHEAD = BigInteger.TWO;

    /** What a new transaction offers; empty when that is above the cap. */
    static Optional<Fees> of(Chain.Block head, BigInteger tip) {
        BigInteger base = head.baseFee().orElse(BigInteger.ZERO);
        return new Fees(base.multiply(AHEAD).add(tip), tip).capped(base.add(tip));
    }

    /** What takes the place of this; empty when that is above the cap. */
    Optional<Fees> raised(Fees now) {
        BigInteger needed = raised(most);
        return new Fees(needed.max(now.most), raised(tip).max(now.tip)).capped(needed);
    }

    private static BigInteger raised(BigInteger fee) {
        return fee.add(fee.divide(RAISE)).add(BigInteger.ONE);
    }

    /** No more than the cap, as long as that is what is needed at least. */
    private Optional<Fees> capped(BigInteger needed) {
        if (needed.compareTo(CAP) > 0) {
            return Optional.empty();
        }
        BigInteger all = most.min(CAP);
        return Optional.of(new Fees(all, tip.min(all)));
    }
}
