package io.marquee;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/// The walls of the module: who may see whom, and which library lives in which room.
class ModelArchitectureTest {

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .withImportOption(new ImportOption.DoNotIncludeJars())
                    .importPackages("io.marquee");

    private static final String[] UPPER = {
        "io.marquee.training..",
        "io.marquee.search..",
        "io.marquee.ensemble..",
        "io.marquee.explanation..",
        "io.marquee.calibration..",
        "io.marquee.evaluation..",
        "io.marquee.gate..",
        "io.marquee.drift..",
        "io.marquee.registry.."
    };

    @Test
    void knows_nothing_of_beam_clouds_and_the_web() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.apache.beam..",
                        "org.apache.flink..",
                        "software.amazon..",
                        "com.amazonaws..",
                        "org.springframework..",
                        "com.vaadin..",
                        "io.marquee.pipeline..",
                        "io.marquee.infra..",
                        "io.marquee.dashboard..")
                .check(CLASSES);
    }

    @Test
    void imports_smile_in_training_alone() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.marquee.training..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("smile..")
                .check(CLASSES);
    }

    @Test
    void imports_the_csv_library_in_table_alone() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.marquee.table")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("de.siegmar..")
                .check(CLASSES);
    }

    /// Others go through [Json] and records; annotations are free to all.
    @Test
    void handles_json_itself_only_where_json_is_the_matter() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("io.marquee.Json")
                .and()
                .doNotHaveFullyQualifiedName("io.marquee.table.JsonRow")
                .and()
                .resideOutsideOfPackages(
                        "io.marquee.ensemble", "io.marquee.evaluation", "io.marquee.registry..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("tools.jackson..")
                .check(CLASSES);
    }

    @Test
    void has_no_cycles_of_packages() {
        slices().matching("io.marquee.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void depends_downward_only() {
        mayNotSee("io.marquee", "io.marquee.*..");
        mayNotSee(
                "io.marquee.table..",
                "io.marquee.catalog..",
                "io.marquee.label..",
                "io.marquee.feature..");
        mayNotSee("io.marquee.catalog..", "io.marquee.label..", "io.marquee.feature..");
        mayNotSee("io.marquee.label..", "io.marquee.feature..");
        mayNotSee("io.marquee.feature..", "io.marquee.label..");
        for (String lower :
                new String[] {
                    "io.marquee.table..",
                    "io.marquee.catalog..",
                    "io.marquee.label..",
                    "io.marquee.feature.."
                }) {
            mayNotSee(lower, UPPER);
            mayNotSee(lower, "io.marquee.card..");
        }
        mayNotSee("io.marquee.evaluation..", "io.marquee.gate..");
        for (String upper : UPPER) {
            mayNotSee(upper, "io.marquee.card..");
            if (!upper.contains("registry")) {
                mayNotSee(upper, "io.marquee.registry..");
            }
        }
    }

    @Test
    void calibrates_numbers_without_knowing_of_titles_and_models() {
        mayNotSee(
                "io.marquee.calibration..",
                "io.marquee.table..",
                "io.marquee.catalog..",
                "io.marquee.label..",
                "io.marquee.feature..",
                "io.marquee.ensemble..",
                "io.marquee.training..",
                "io.marquee.evaluation..",
                "io.marquee.scoring..",
                "io.marquee.registry..");
    }

    @Test
    void makes_helpers_by_no_name() {
        classes()
                .should()
                .haveSimpleNameNotEndingWith("Util")
                .andShould()
                .haveSimpleNameNotEndingWith("Utils")
                .andShould()
                .haveSimpleNameNotEndingWith("Helper")
                .andShould()
                .haveSimpleNameNotEndingWith("Manager")
                .andShould()
                .haveSimpleNameNotEndingWith("Impl")
                .check(CLASSES);
    }

    private static void mayNotSee(String room, String... others) {
        noClasses()
                .that()
                .resideInAPackage(room)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .allowEmptyShould(true)
                .check(CLASSES);
    }
}
