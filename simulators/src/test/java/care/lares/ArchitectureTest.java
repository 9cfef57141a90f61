// SPDX-License-Identifier: Apache-2.0
package care.lares;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.time.Instant;
import java.util.Arrays;

/** The house as ARCHITECTURE.md draws it: which package may know which, and where each foreign library lives. */
@AnalyzeClasses(packages = "care.lares", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String P = "care.lares.";

    /** Each is a package with all below it. */
    private static final String[] LAYERS = {
        "domain",
        "crypto",
        "journal",
        "witness",
        "driver",
        "rules",
        "sync",
        "broker",
        "notify",
        "clock",
        "pipeline",
        "ingest",
        "security",
        "api",
        "config",
        "console",
        "health",
        "cli",
        "app",
        "sim"
    };

    @ArchTest
    static final ArchRule packagesAreFreeOfCycles =
            slices().matching(P + "(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule everyPackageIsInALayer = classes()
            .should()
            .resideInAnyPackage(
                    Arrays.stream(LAYERS).map(name -> P + name + "..").toArray(String[]::new));

    @ArchTest
    static final ArchRule dataFlowsOneWay = layers().whereLayer("domain")
            .mayNotAccessAnyLayer()
            .whereLayer("crypto")
            .mayOnlyAccessLayers("domain")
            .whereLayer("journal")
            .mayOnlyAccessLayers("domain", "crypto")
            .whereLayer("witness")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("driver")
            .mayOnlyAccessLayers("domain")
            .whereLayer("rules")
            .mayOnlyAccessLayers("domain")
            .whereLayer("sync")
            .mayOnlyAccessLayers("domain", "crypto", "journal")
            .whereLayer("broker")
            .mayOnlyAccessLayers("domain", "security")
            .whereLayer("notify")
            .mayOnlyAccessLayers("domain", "broker")
            .whereLayer("clock")
            .mayOnlyAccessLayers("domain", "journal")
            .whereLayer("pipeline")
            .mayOnlyAccessLayers("domain", "driver", "journal", "rules", "notify")
            .whereLayer("ingest")
            .mayOnlyAccessLayers("domain", "driver", "rules", "pipeline", "broker", "security", "api")
            .whereLayer("security")
            .mayOnlyAccessLayers("domain", "crypto", "journal")
            .whereLayer("api")
            .mayOnlyAccessLayers("domain", "driver", "journal", "rules", "pipeline", "security", "health")
            .whereLayer("config")
            .mayOnlyAccessLayers("domain")
            .whereLayer("console")
            .mayOnlyAccessLayers("domain", "api")
            .whereLayer("health")
            .mayOnlyAccessLayers("journal")
            .whereLayer("app")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("cli")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("sim")
            .mayOnlyAccessLayers("domain", "driver");

    private static LayeredArchitecture layers() {
        LayeredArchitecture layers = layeredArchitecture().consideringOnlyDependenciesInAnyPackage("care.lares..");
        for (String name : LAYERS) {
            layers = layers.layer(name).definedBy(P + name + "..");
        }
        return layers;
    }

    @ArchTest
    static final ArchRule domainIsPure = classes()
            .that()
            .resideInAPackage(P + "domain..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    P + "domain..", "java.lang..", "java.time..", "java.util..", "java.math..", "org.jspecify..");

    @ArchTest
    static final ArchRule ingestAdaptersDoNotKnowEachOther =
            slices().matching(P + "ingest.(*)..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule notifiersDoNotKnowEachOther =
            slices().matching(P + "notify.(*)..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule driversDoNotKnowEachOther =
            slices().matching(P + "driver.(*)..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule onlyTheCompositionRootPicksAdapters = noClasses()
            .that()
            .resideOutsideOfPackages(P + "app..", P + "cli..", P + "ingest..", P + "notify..", P + "journal.store..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(P + "ingest.(*)..", P + "notify.(*)..", P + "journal.store..");

    @ArchTest
    static final ArchRule checkerSharesNothingWithTheWriter = noClasses()
            .that()
            .resideInAPackage(P + "journal.check..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    P + "journal.log..",
                    P + "journal.seal..",
                    P + "journal.store..",
                    P + "journal.h2..",
                    P + "crypto..");

    @ArchTest
    static final ArchRule theWitnessKnowsTheCheckerOnly = noClasses()
            .that()
            .resideInAPackage(P + "witness..")
            .should()
            .dependOnClassesThat(resideInAPackage("care.lares..")
                    .and(not(resideInAnyPackage(P + "witness..", P + "journal.check.."))));

    @ArchTest
    static final ArchRule databasesLiveInTheIndexOnly = noClasses()
            .that()
            .resideOutsideOfPackage(P + "journal.h2..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "org.h2..");

    @ArchTest
    static final ArchRule theIndexKnowsTheDiskButNotTheLogItIsOf = noClasses()
            .that()
            .resideInAPackage(P + "journal.h2..")
            .should()
            .dependOnClassesThat(resideInAnyPackage(P + "journal.log..", P + "journal.store..", P + "crypto..")
                    .and(not(simpleName("Storage").or(simpleName("StoredFile")).or(simpleName("FileStamp")))));

    @ArchTest
    static final ArchRule vertxLivesInTheGatewayOnly = noClasses()
            .that()
            .resideOutsideOfPackages(P + "ingest..", P + "api..", P + "console..", P + "app..", P + "cli..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.vertx..", "io.netty..");

    @ArchTest
    static final ArchRule bouncyCastleLivesInOnePackage = onlyIn("org.bouncycastle..", P + "crypto..");

    @ArchTest
    static final ArchRule ledgersAreSpokenToInOnePackage = onlyIn("org.web3j..", P + "sync.anchor.evm..");

    @ArchTest
    static final ArchRule yamlLivesInOnePackage = onlyIn("com.fasterxml.jackson.dataformat.yaml..", P + "config..");

    @ArchTest
    static final ArchRule schemasLiveInOnePackage = onlyIn("com.networknt..", P + "config..");

    @ArchTest
    static final ArchRule theMqttClientLivesInOnePackage = onlyIn("org.eclipse.paho..", P + "sim.link..");

    @ArchTest
    static final ArchRule coapLivesAtItsDoor = noClasses()
            .that()
            .resideOutsideOfPackages(P + "ingest.coap..", P + "sim.coap..", P + "sim.bench..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.eclipse.californium..");

    @ArchTest
    static final ArchRule fhirIsReadInOnePackage = noClasses()
            .that()
            .resideOutsideOfPackage(P + "sim.centre.fhir..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("ca.uhn..", "org.hl7..");

    @ArchTest
    static final ArchRule theSimulatedYamlLivesInOnePackage = onlyIn("org.snakeyaml..", P + "sim.scenario..");

    @ArchTest
    static final ArchRule junitLivesInOnePackage = onlyIn("org.junit..", P + "sim.junit..");

    @ArchTest
    static final ArchRule timeIsInjected = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(P + "app.SystemTime")
            .and()
            .doNotHaveFullyQualifiedName(P + "sim.SystemTime")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime");

    @ArchTest
    static final ArchRule noGenericExceptions = NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;

    @ArchTest
    static final ArchRule noJavaUtilLogging = NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

    @ArchTest
    static final ArchRule namesSayWhatThingsAre = noClasses()
            .should()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Impl");

    private static ArchRule onlyIn(String library, String home) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(home)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library);
    }
}
