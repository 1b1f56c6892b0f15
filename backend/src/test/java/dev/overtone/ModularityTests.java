package dev.overtone;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModuleDependency;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

/** Who may call whom: the modules keep to what they declare, and declare no more than they use. */
class ModularityTests {

    private static final ApplicationModules MODULES = ApplicationModules.of("dev.overtone");

    /** Breaks each rule once: see its modules' package-info. */
    private static final ApplicationModules PLANTED =
            ApplicationModules.of("planted.application", (ImportOption) _ -> true);

    @Test
    void modulesKeepToWhatTheyDeclare() {
        MODULES.verify();
        new Documenter(MODULES).writeModulesAsPlantUml().writeIndividualModulesAsPlantUml();
    }

    @Test
    void anUndeclaredArrowIsReported() {
        assertThat(PLANTED.detectViolations().getMessages())
                .anySatisfy(message -> assertThat(message).contains("secretive", "open"));
    }

    @Test
    void everyDeclaredArrowIsDrawn() {
        assertThat(undrawn(MODULES)).isEmpty();
    }

    @Test
    void anUnusedAndAMisspelledArrowAreReported() {
        assertThat(undrawn(PLANTED)).containsExactlyInAnyOrder("boastful -> open", "boastful -> oepn");
    }

    private static List<String> undrawn(ApplicationModules modules) {
        return modules.stream()
                .flatMap(module -> {
                    Set<String> drawn = module.getDirectDependencies(modules).stream()
                            .flatMap(ModularityTests::written)
                            .collect(Collectors.toSet());
                    return declared(module.getBasePackage().getName())
                            .filter(arrow -> !drawn.contains(arrow))
                            .map(arrow -> module.getIdentifier() + " -> " + arrow);
                })
                .toList();
    }

    private static Stream<String> declared(String basePackage) {
        try {
            var annotation = Class.forName(basePackage + ".package-info").getAnnotation(ApplicationModule.class);
            return annotation == null ? Stream.of() : Arrays.stream(annotation.allowedDependencies());
        } catch (ClassNotFoundException e) {
            return Stream.of();
        }
    }

    /** {@code module} for what lies in the open, {@code module :: name} for a named interface. */
    private static Stream<String> written(ApplicationModuleDependency dependency) {
        var target = dependency.getTargetModule();
        return target.getNamedInterfaces().stream()
                .filter(part -> part.contains(dependency.getTargetType()))
                .map(part -> target.getIdentifier() + (part.isNamed() ? " :: " + part.getName() : ""));
    }
}
