// SPDX-License-Identifier: Apache-2.0
package care.lares.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

/**
 * The page on a telephone, a tablet and a wall: nothing axe calls serious, nothing too small to touch, nothing beyond the
 * edge.
 */
final class Looks {
    private static final List<Integer> WIDTHS = List.of(360, 768, 1920);
    /** Side of the smallest thing to touch, in CSS pixels. */
    private static final int TOUCH = 48;

    private static final String TOO_SMALL = """
            return [...document.querySelectorAll('button, input, summary')]
              .filter(thing => thing.checkVisibility())
              .map(thing => ({box: thing.getBoundingClientRect(), words: thing.innerText}))
              .filter(({box}) => box.height < arguments[0] || box.width < arguments[0])
              .map(({box, words}) => `${words} ${box.width} x ${box.height}`);
            """;

    private static final String NOT_DRAWN = """
            return [...document.querySelectorAll('svg.icon')]
              .filter(picture => picture.checkVisibility() && picture.getBBox().width === 0)
              .map(picture => picture.firstElementChild.getAttribute('href'));
            """;

    /** References by which a screen reader would name something, and that lead nowhere. */
    private static final String UNNAMED = """
            return [...document.querySelectorAll('[aria-labelledby], [aria-describedby]')]
              .flatMap(thing => [thing.getAttribute('aria-labelledby'), thing.getAttribute('aria-describedby')])
              .flatMap(ids => ids ? ids.split(/\\s+/) : [])
              .filter(id => !document.getElementById(id));
            """;

    private final Browser browser;

    Looks(Browser browser) {
        this.browser = browser;
    }

    /** Looks at the page as it is now, at every width. */
    void at(String state) {
        for (int width : WIDTHS) {
            browser.width(width);
            assertThat(browser.violations()).as("%s at %d px", state, width).isEmpty();
            assertThat(browser.run(TOO_SMALL, TOUCH))
                    .as("%s at %d px: too small to touch", state, width)
                    .isEqualTo(List.of());
            assertThat(browser.run(NOT_DRAWN))
                    .as("%s at %d px: pictures that are not there", state, width)
                    .isEqualTo(List.of());
            assertThat(browser.run(UNNAMED))
                    .as("%s at %d px: names that are not there", state, width)
                    .isEqualTo(List.of());
            Map<?, ?> size =
                    (Map<?, ?>) browser.run("return {page: document.documentElement.scrollWidth, window: innerWidth}");
            assertThat(size.get("page"))
                    .as("%s at %d px: wider than the screen", state, width)
                    .isEqualTo(size.get("window"));
            browser.shoot(state + "-" + width);
        }
    }
}
