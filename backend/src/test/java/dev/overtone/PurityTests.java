package dev.overtone;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What each module may know of the world outside. Every rule is held against the application and against a class under
 * {@code planted} that breaks it, so that a rule which cannot fail is noticed.
 */
class PurityTests {

    private static final String ARCHITECTURE = "..overtone.architecture..";
    private static final String ANALYSIS = "..overtone.analysis..";
    private static final String FILTER = "..overtone.filter..";
    private static final String NOTATION = "..overtone.notation..";
    private static final String NETWORK = "..overtone.network..";
    private static final String TRACKING = "..overtone.tracking..";
    private static final String PROFILING = "..overtone.profiling..";
    private static final String TABLE = "..overtone.table..";
    private static final String ACCOUNTS = "..overtone.accounts..";
    private static final String API = "..overtone.api..";
    private static final String WEB = "..overtone.web..";

    private static final String[] JSON = {"tools.jackson..", "com.fasterxml.jackson.."};
    private static final String[] PERSISTENCE = {"jakarta.persistence..", "org.hibernate.."};

    private static final JavaClasses APPLICATION = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.overtone");

    private static final JavaClasses PLANTED = new ClassFileImporter().importPackages("planted.overtone");

    static Stream<Arguments> rules() {
        return Stream.of(
                arguments(
                        classes()
                                .that(resideInAPackage(ARCHITECTURE).and(not(simpleName("package-info"))))
                                .should()
                                .onlyDependOnClassesThat()
                                .resideInAnyPackage("java..", "org.jspecify..", ARCHITECTURE)
                                .as("architecture knows Java alone"),
                        "planted.overtone.architecture.KnowsAFramework"),
                arguments(
                        classes()
                                .that(resideInAPackage(ANALYSIS).and(not(simpleName("package-info"))))
                                .should()
                                .onlyDependOnClassesThat()
                                .resideInAnyPackage("java..", "org.jspecify..", ARCHITECTURE, ANALYSIS)
                                .as("analysis knows Java and architecture alone"),
                        "planted.overtone.analysis.KnowsAFormat"),
                arguments(
                        classes()
                                .that(resideInAPackage(FILTER).and(not(simpleName("package-info"))))
                                .should()
                                .onlyDependOnClassesThat()
                                .resideInAnyPackage("java..", "org.jspecify..", FILTER)
                                .as("filter knows Java alone"),
                        "planted.overtone.filter.KnowsSql"),
                arguments(
                        noClasses()
                                .that()
                                .resideInAnyPackage(NOTATION, NETWORK)
                                .and(not(simpleName("package-info")))
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage("org.springframework..")
                                .as("notation and network know no Spring"),
                        "planted.overtone.notation.KnowsSpring"),
                arguments(
                        noClasses()
                                .that()
                                .resideOutsideOfPackage(NETWORK)
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage("ai.djl..")
                                .as("network alone knows DJL"),
                        "planted.overtone.profiling.KnowsDjl"),
                arguments(
                        noClasses()
                                .that()
                                .resideOutsideOfPackages(ACCOUNTS, NOTATION, API, PROFILING, TABLE, WEB)
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(JSON)
                                .as("accounts, notation, profiling, table, api and web alone know JSON"),
                        "planted.overtone.tracking.KnowsJson"),
                arguments(
                        noClasses()
                                .that()
                                .resideOutsideOfPackage(TRACKING)
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(PERSISTENCE)
                                .as("tracking alone knows JPA"),
                        "planted.overtone.api.KnowsJpa"),
                arguments(
                        classes()
                                .that()
                                .areAnnotatedWith("jakarta.persistence.Entity")
                                .should()
                                .bePackagePrivate()
                                .as("entities are their module's own"),
                        "planted.overtone.tracking.PublicEntity"),
                arguments(
                        noClasses()
                                .that()
                                .resideInAPackage(WEB)
                                .should()
                                .dependOnClassesThat(resideInAnyPackage(API))
                                .as("pages do not know the API"),
                        "planted.overtone.web.KnowsTheApi"),
                arguments(
                        noClasses()
                                .that()
                                .resideInAPackage(API)
                                .should()
                                .dependOnClassesThat(resideInAnyPackage(WEB))
                                .as("the API does not know pages"),
                        "planted.overtone.api.KnowsAPage"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void holds(ArchRule rule, String planted) {
        rule.check(APPLICATION);
    }

    @ParameterizedTest(name = "{0}: {1} is reported")
    @MethodSource("rules")
    void canFail(ArchRule rule, String planted) {
        assertThat(rule.evaluate(PLANTED).getFailureReport().getDetails())
                .isNotEmpty()
                .allSatisfy(detail -> assertThat(detail).contains(planted));
    }
}
