package org.whosaw.portal.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class HouseRulesTest {
    private static final String HOUSE = "org.whosaw.portal";
    private static final String BROKEN = "org.whosaw.broken.portal";

    @TestFactory
    Stream<DynamicTest> house_everyRule_holds() {
        JavaClasses house =
                new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .withImportOption(location -> !location.contains("test-classes"))
                        .withImportOption(location -> !location.contains("-tests.jar"))
                        .importPackages(HOUSE);
        assertThat(house).isNotEmpty();
        return new HouseRules(HOUSE)
                .all().entrySet().stream()
                        .map(
                                rule ->
                                        DynamicTest.dynamicTest(
                                                rule.getKey(), () -> rule.getValue().check(house)));
    }

    /**
     * A rule that nothing can break is no rule: each must find its violation in the broken house.
     */
    @Test
    void brokenHouse_everyRule_findsItsViolation() {
        JavaClasses broken = new ClassFileImporter().importPackages(BROKEN);
        Set<String> blind = new TreeSet<>();
        for (Map.Entry<String, ArchRule> rule : new HouseRules(BROKEN).all().entrySet()) {
            if (!rule.getValue().evaluate(broken).hasViolation()) {
                blind.add(rule.getKey());
            }
        }
        assertThat(blind).isEmpty();
    }
}
