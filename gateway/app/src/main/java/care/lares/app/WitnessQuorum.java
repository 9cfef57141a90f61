// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import care.lares.sync.anchor.Anchor;
import care.lares.sync.anchor.Answer;
import care.lares.sync.anchor.witness.WitnessAnchor;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Passes on what places answer, but for witnesses that are only not reached while enough others are: who has several may
 * do without one. One that refuses is always worth a look. Told on couriers' threads.
 */
final class WitnessQuorum implements BiConsumer<Anchor, Answer> {
    private final int all;
    private final int needed;
    private final BiConsumer<Anchor, Answer> news;
    private final Set<String> away = new HashSet<>();

    /**
     * A quorum.
     *
     * @param all how many witnesses there are
     * @param needed how many must cosign
     * @param news who is told
     */
    WitnessQuorum(int all, int needed, BiConsumer<Anchor, Answer> news) {
        this.all = all;
        this.needed = needed;
        this.news = news;
    }

    @Override
    public void accept(Anchor place, Answer answer) {
        if (!(place instanceof WitnessAnchor) || told(place.name(), answer)) {
            news.accept(place, answer);
        }
    }

    private synchronized boolean told(String witness, Answer answer) {
        if (answer instanceof Answer.Cosigned) {
            away.remove(witness);
            return true;
        }
        away.add(witness);
        return answer instanceof Answer.Refused || answer instanceof Answer.Overtaken || all - away.size() < needed;
    }
}
