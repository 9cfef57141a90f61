// SPDX-License-Identifier: Apache-2.0
package care.lares.console;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A browser before a gateway of its own, for tests that follow one another on a page. */
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class PageScene {
    Path directory;
    Browser browser;
    TestWard ward;
    Looks looks;

    private final Set<String> played = new HashSet<>();

    /** What is there, and which page is open, before the first test. */
    abstract void begin() throws Exception;

    @BeforeAll
    final void start(@TempDir Path kept) throws Exception {
        directory = kept;
        browser = Browser.start();
        browser.reducedMotion();
        looks = new Looks(browser);
        ward = TestWard.start(directory);
        begin();
    }

    /**
     * Each test goes on where the one before it ended. Whoever runs one by itself, as the build's second try does, gets what
     * went before it first.
     */
    @BeforeEach
    final void catchUp(TestInfo test) throws Exception {
        Method now = test.getTestMethod().orElseThrow();
        for (Method earlier : inOrder()) {
            if (earlier.equals(now)) {
                break;
            }
            if (played.add(earlier.getName())) {
                play(earlier);
            }
        }
        played.add(now.getName());
    }

    private List<Method> inOrder() {
        return Arrays.stream(getClass().getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Order.class))
                .sorted(Comparator.comparingInt(
                        method -> method.getAnnotation(Order.class).value()))
                .toList();
    }

    private void play(Method step) throws Exception {
        step.setAccessible(true);
        try {
            step.invoke(this);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("what goes before: " + step.getName(), e.getCause());
        }
    }

    @AfterAll
    final void stop() throws Exception {
        TestWard.end(browser, ward);
    }
}
