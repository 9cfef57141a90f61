// SPDX-License-Identifier: Apache-2.0
package care.lares;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.rules.Phrase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Polices the repository: what no compiler looks at. */
class TidyTest {
    private static final int MOST_LINES_OF_A_FILE = 400;
    private static final int MOST_LINES_OF_A_METHOD = 50;
    private static final int MOST_LINES_OF_THE_README = 150;

    private static final Set<String> TOP_LEVEL = Set.of(
            ".ci",
            ".gitignore",
            ".mvn",
            "ARCHITECTURE.md",
            "CHANGELOG.md",
            "LICENSE",
            "README.md",
            "deploy",
            "device-drivers",
            "docs",
            "gateway",
            "lares",
            "ledger-sync",
            "pom.xml",
            "rules",
            "simulators");

    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*\\]\\(([^)\\s]+)\\)");
    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");
    private static final Pattern PACKAGE = Pattern.compile("src/main/java/care/lares/(.+)/[^/]+\\.java$");
    private static final Pattern TEST = Pattern.compile("`(\\w+(?:Test|IT))`");
    private static final Pattern COMMAND = Pattern.compile("\\./lares ([a-z-]+)");
    private static final Pattern SAID = Pattern.compile("Phrase\\.([A-Z0-9_]+)");
    /** Folders that exist on somebody's machine only. */
    private static final Pattern MACHINE_PATH = Pattern.compile("(?<![\\w.])/(root|home/\\w+|Users/\\w+|work)/");

    private final ProjectFiles project = new ProjectFiles();

    @Test
    void filesAreShortEnoughToRead() throws IOException {
        assertThat(project.endingWith(".java", ".py", ".sh", ".yml", "/lares")
                        .filter(file -> project.lines(file) > MOST_LINES_OF_A_FILE))
                .isEmpty();
        assertThat(project.lines(Path.of("lares"))).isLessThanOrEqualTo(MOST_LINES_OF_A_FILE);
    }

    @Test
    void methodsFitAScreen() throws IOException {
        assertThat(project.methods())
                .hasSizeGreaterThan(100)
                .filteredOn(method -> method.lines() > MOST_LINES_OF_A_METHOD)
                .isEmpty();
    }

    @Test
    void everyPackageSaysWhatItIsFor() throws IOException {
        Set<Path> packages = new TreeSet<>();
        project.endingWith(".java")
                .filter(file -> file.toString().contains("src/main/java"))
                .forEach(file -> packages.add(file.getParent()));

        assertThat(packages)
                .isNotEmpty()
                .allSatisfy(folder -> assertThat(project.root.resolve(folder).resolve("package-info.java"))
                        .content()
                        .contains("/**", "@NullMarked"));
    }

    /** By its whole name, or after others of its parent by its last: {@code `notify`, `.mqtt`}. */
    @Test
    void everyPackageHasItsPlaceInTheArchitecture() throws IOException {
        Set<String> packages = new TreeSet<>();
        project.endingWith(".java")
                .map(file -> PACKAGE.matcher(file.toString()))
                .filter(Matcher::find)
                .forEach(found -> packages.add(found.group(1).replace('/', '.')));
        String architecture = project.text(Path.of("ARCHITECTURE.md"));

        assertThat(packages)
                .hasSizeGreaterThan(50)
                .allSatisfy(name -> assertThat(architecture)
                        .containsAnyOf("`" + name + "`", "`." + name.replaceFirst(".*\\.", "") + "`"));
    }

    @Test
    void everyModuleHasItsLineInTheReadme() throws IOException {
        String readme = project.text(Path.of("README.md"));
        assertThat(modules(Path.of("")))
                .isNotEmpty()
                .allSatisfy(module -> assertThat(readme).contains("](" + module + ")"));
    }

    @Test
    void theReadmeIsShort() {
        assertThat(project.lines(Path.of("README.md"))).isLessThanOrEqualTo(MOST_LINES_OF_THE_README);
    }

    @Test
    void everyLinkInTheDocumentsLeadsSomewhere() throws IOException {
        List<String> dead = new ArrayList<>();
        for (Path document : project.endingWith(".md").toList()) {
            for (Matcher link = LINK.matcher(project.text(document)); link.find(); ) {
                String target = link.group(1).replaceFirst("#.*", "");
                Path folder = project.root.resolve(document).getParent();
                if (!target.isEmpty() && !target.contains("://") && !Files.exists(folder.resolve(target))) {
                    dead.add(document + " → " + target);
                }
            }
        }
        assertThat(dead).isEmpty();
    }

    @Test
    void everyTestAndCommandTheDocumentsNameExists() throws IOException {
        Set<String> known = new TreeSet<>();
        project.endingWith(".java")
                .forEach(file -> known.add(file.getFileName().toString().replace(".java", "")));
        String usage = project.text(Path.of("lares"));
        List<String> missing = new ArrayList<>();
        for (Path document : project.endingWith(".md").toList()) {
            String text = project.text(document);
            TEST.matcher(text)
                    .results()
                    .map(test -> test.group(1))
                    .filter(test -> !known.contains(test))
                    .forEach(test -> missing.add(document + " names " + test));
            COMMAND.matcher(text)
                    .results()
                    .map(command -> command.group(1))
                    .filter(command -> !usage.contains("\n  " + command + " ") && !command.equals("help"))
                    .forEach(command -> missing.add(document + " names " + command));
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void everySourceSaysItsLicence() throws IOException {
        List<Path> sources =
                new ArrayList<>(project.endingWith(".java", "pom.xml", ".py", ".sh", ".service", ".properties")
                        .toList());
        sources.add(Path.of("lares"));
        assertThat(sources)
                .allSatisfy(file -> assertThat(project.text(file).lines().limit(3))
                        .as(file.toString())
                        .anyMatch(line -> line.contains("SPDX-License-Identifier: Apache-2.0")));
    }

    @Test
    void theTopLevelHoldsNothingElse() throws IOException {
        Set<String> found = new TreeSet<>();
        project.all().forEach(file -> found.add(file.getName(0).toString()));
        assertThat(found).isEqualTo(new TreeSet<>(TOP_LEVEL));
    }

    @Test
    void nothingNamesAFolderOfSomebodysMachine() throws IOException {
        assertThat(project.all().stream()
                        .filter(file -> !file.endsWith("TidyTest.java"))
                        .filter(file -> !isBinary(file))
                        .filter(file -> MACHINE_PATH.matcher(project.text(file)).find()))
                .isEmpty();
    }

    /** That each has its words in each language is known to {@code BundlesTest}. */
    @Test
    void everyPhraseOfTheBundlesIsSaidSomewhere() throws IOException {
        Set<String> unsaid = new TreeSet<>();
        Stream.of(Phrase.values()).forEach(phrase -> unsaid.add(phrase.name()));
        project.endingWith(".java")
                .filter(file -> file.toString().contains("src/main/java"))
                .filter(file -> !file.endsWith("Phrase.java"))
                .forEach(file ->
                        SAID.matcher(project.text(file)).results().forEach(said -> unsaid.remove(said.group(1))));
        unsaid.removeIf(name -> name.startsWith("KIND_")); // said by Phrase itself, for a kind

        assertThat(unsaid).isEmpty();
    }

    private static boolean isBinary(Path file) {
        return file.toString().matches(".*\\.(bin|cbor|log|png|jar|key|bytes)");
    }

    private List<String> modules(Path folder) throws IOException {
        List<String> modules = new ArrayList<>();
        Matcher module = MODULE.matcher(project.text(folder.resolve("pom.xml")));
        while (module.find()) {
            Path path = folder.resolve(module.group(1));
            modules.add(path.toString());
            modules.addAll(modules(path));
        }
        return modules;
    }
}
