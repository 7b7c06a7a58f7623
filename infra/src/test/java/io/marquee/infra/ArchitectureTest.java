package io.marquee.infra;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("io.marquee");

    @Test
    void only_its_own_packages_know_the_aws_sdk() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "io.marquee.infra.aws..",
                        "io.marquee.infra.s3..",
                        "io.marquee.infra.sagemaker..",
                        "io.marquee.infra.cloudwatch..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("software.amazon..")
                .check(CLASSES);
    }
}
