// SPDX-License-Identifier: Apache-2.0
package care.lares.console;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
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

    @AfterAll
    final void stop() throws Exception {
        TestWard.end(browser, ward);
    }
}
