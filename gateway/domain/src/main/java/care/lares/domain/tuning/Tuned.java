// SPDX-License-Identifier: Apache-2.0
package care.lares.domain.tuning;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What holds for somebody somewhere: the most specific choice wins. */
public final class Tuned {
    /** What holds where nobody has set anything. */
    public static final Tuned USUAL = new Tuned(List.of());

    /** The most specific first. */
    private final List<Layer> layers;

    Tuned(List<Layer> layers) {
        this.layers = List.copyOf(layers);
    }

    /**
     * One scope's choice.
     *
     * @param scope whose
     * @param choice what was set there
     */
    record Layer(Scope scope, Choice choice) {}

    /** Where a value comes from. */
    public enum Scope {
        /** Nobody has set it. */
        USUAL,
        SITE,
        PLACE,
        RESIDENT
    }

    /** The value of a setting, in its unit. */
    public long value(Setting setting) {
        return chosen(setting).flatMap(layer -> layer.choice().value(setting)).orElse(setting.usual());
    }

    /** The value of a setting that is a length of time. */
    public Duration duration(Setting setting) {
        return Duration.ofSeconds(value(setting));
    }

    /** The value of a setting in {@link SettingUnit#TENTHS}, as people write it. */
    public BigDecimal tenths(Setting setting) {
        return BigDecimal.valueOf(value(setting), 1);
    }

    /** Who has set it. */
    public Scope scope(Setting setting) {
        return chosen(setting).map(Layer::scope).orElse(Scope.USUAL);
    }

    private Optional<Layer> chosen(Setting setting) {
        return layers.stream()
                .filter(layer -> layer.choice().value(setting).isPresent())
                .findFirst();
    }
}
