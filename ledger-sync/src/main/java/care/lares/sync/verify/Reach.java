// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.verify;

import care.lares.journal.check.AnchorClaim;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How far a receipt's evidence reaches: never further than what was checked.
 *
 * @param tier the strongest that was checked
 * @param witnesses names of the trusted witnesses whose cosignatures hold
 * @param claim where the log says it is anchored; true only when the tier says so
 */
public record Reach(Tier tier, List<String> witnesses, Optional<AnchorClaim> claim) {
    /** Copies the names. */
    public Reach {
        witnesses = List.copyOf(witnesses);
    }

    /** What can be said without asking anybody. */
    static Reach offline(List<String> witnesses, Optional<AnchorClaim> claim) {
        return new Reach(witnesses.isEmpty() ? Tier.SEALED : Tier.WITNESSED, witnesses, claim);
    }

    /** The same, after the ledger has confirmed the claim. */
    public Reach confirmed(boolean isFinal) {
        return new Reach(isFinal ? Tier.FINAL : Tier.ANCHORED, witnesses, claim);
    }

    /** The tier as it is printed: {@code sealed}, {@code witnessed 2}, {@code anchored} or {@code final}. */
    public String words() {
        String name = tier.name().toLowerCase(Locale.ROOT);
        return tier == Tier.WITNESSED ? name + " " + witnesses.size() : name;
    }
}
