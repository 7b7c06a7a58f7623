package io.marquee.serving;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ServingArchitectureTest {

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("io.marquee");

    @Test
    void has_the_http_server_to_itself() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.marquee.serving..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.eclipse.jetty..", "io.marquee.serving..")
                .check(CLASSES);
    }

    @Test
    void leaves_training_and_the_cloud_to_others() {
        noClasses()
                .that()
                .resideInAPackage("io.marquee.serving..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.marquee.training..",
                        "io.marquee.release..",
                        "smile..",
                        "software.amazon..")
                .check(CLASSES);
    }
}
