package dev.easel.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** A rule that nothing breaks may be one that can't be broken: each is tried on a small tree full of violations. */
final class PlantedViolationsTest {
    private static final String ROOT = "planted";

    @TestFactory
    Stream<DynamicTest> finds() {
        JavaClasses classes = new ClassFileImporter().importPackages(ROOT);
        return new ArchitectureRules(ROOT)
                .all().entrySet().stream()
                        .map(rule -> DynamicTest.dynamicTest(
                                rule.getKey(),
                                () -> assertThat(rule.getValue()
                                                .allowEmptyShould(true)
                                                .evaluate(classes)
                                                .hasViolation())
                                        .isTrue()));
    }
}
