package io.marquee.dashboard;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.vaadin.flow.router.Route;
import org.junit.jupiter.api.Test;

/// The walls of the module: who may see whom, and where Vaadin lives.
class DashboardArchitectureTest {

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .withImportOption(new ImportOption.DoNotIncludeJars())
                    .importPackages("io.marquee.dashboard");

    @Test
    void runs_no_pipeline_in_its_own_process() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.marquee.pipeline..",
                        "io.marquee.sample..",
                        "org.apache.beam..",
                        "org.apache.flink..")
                .check(CLASSES);
    }

    @Test
    void trains_nothing_and_leaves_object_stores_to_infra() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("smile..", "software.amazon..")
                .check(CLASSES);
    }

    @Test
    void uses_vaadin_in_views_and_the_shell_alone() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.marquee.dashboard..ui..")
                .and()
                .doNotBelongToAnyOf(DashboardShell.class)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.vaadin..")
                .check(CLASSES);
    }

    @Test
    void keeps_its_views_to_themselves() {
        classes()
                .that()
                .areAnnotatedWith(Route.class)
                .should()
                .resideInAPackage("io.marquee.dashboard..ui..")
                .andShould()
                .bePackagePrivate()
                .check(CLASSES);
        noClasses()
                .that()
                .resideOutsideOfPackage("io.marquee.dashboard..ui..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.marquee.dashboard..ui..")
                .check(CLASSES);
    }

    @Test
    void has_no_cycles_of_features() {
        slices().matching("io.marquee.dashboard.(*)..").should().beFreeOfCycles().check(CLASSES);
    }
}
