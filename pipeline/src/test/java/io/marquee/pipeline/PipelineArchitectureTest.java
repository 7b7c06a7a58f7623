package io.marquee.pipeline;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/// The walls of the module: who may see whom, and which library lives in which room.
class PipelineArchitectureTest {

    private static final String ROOT = "io.marquee.pipeline";

    /// The model and infra too, which must not see what is above them.
    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("io.marquee");

    @Test
    void imports_beam_and_flink_in_this_module_alone() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.beam..", "org.apache.flink..", ROOT + "..")
                .check(CLASSES);
    }

    @Test
    void imports_parquet_in_read_and_write_alone() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + ".read", ROOT + ".write")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.jerolba..", "org.apache.parquet..", "org.apache.hadoop..")
                .check(CLASSES);
    }

    @Test
    void imports_the_command_line_library_in_cli_alone() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "..")
                .and()
                .resideOutsideOfPackage(ROOT + ".cli")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("picocli..")
                .check(CLASSES);
    }

    @Test
    void lets_nobody_see_the_command_line_but_the_program_itself() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".cli")
                .and()
                .areNotAssignableTo(Marquee.class)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".cli")
                .check(CLASSES);
    }

    @Test
    void lets_no_stage_see_the_pipelines_that_it_is_part_of() {
        noClasses()
                .that(
                        resideInAPackage(ROOT + ".*..")
                                .and(resideInAnyPackage(ROOT + ".cli").negate()))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT)
                .check(CLASSES);
    }

    @Test
    void has_no_cycles_of_packages() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void leaves_clouds_the_web_and_smile_to_others() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "software.amazon..",
                        "com.amazonaws..",
                        "org.springframework..",
                        "com.vaadin..",
                        "smile..",
                        "de.siegmar..")
                .check(CLASSES);
    }

    @Test
    void makes_helpers_by_no_name() {
        classes()
                .that()
                .resideInAPackage(ROOT + "..")
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
}
