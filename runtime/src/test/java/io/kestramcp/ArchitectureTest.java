package io.kestramcp;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The rooms of the house and who may enter them: the table of the architecture in CONTRIBUTING.md, as a test. */
@AnalyzeClasses(packages = "io.kestramcp", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String ROOT = "io.kestramcp.";

    /** Every room with the rooms it may import. The typed clients are {@code client}, the generated adapters {@code tools}; {@code name} is open to all. */
    private static final Map<String, Set<String>> ROOMS = Map.ofEntries(
            Map.entry(
                    "doctor",
                    Set.of(
                            "contract",
                            "tools",
                            "client",
                            "oauth",
                            "access",
                            "tool",
                            "vault",
                            "kestra",
                            "store",
                            "tls",
                            "identity",
                            "config")),
            Map.entry(
                    "http",
                    Set.of("mcp", "oauth", "access", "identity", "observe", "config", "connect", "tls", "outage")),
            Map.entry("mcp", Set.of("tool", "access", "identity", "kestra", "observe", "outage")),
            Map.entry("oauth", Set.of("access", "store", "identity", "config")),
            Map.entry("access", Set.of("tool", "identity", "kestra", "client", "config")),
            Map.entry("tools", Set.of("tool", "kestra", "client")),
            Map.entry("tool", Set.of("kestra", "identity", "client")),
            Map.entry("vault", Set.of("kestra", "store", "identity", "config")),
            Map.entry("kestra", Set.of("identity", "config", "client", "observe")),
            Map.entry("store", Set.of("identity", "config", "outage")),
            Map.entry("tls", Set.of("config")),
            Map.entry("outage", Set.of()),
            Map.entry("identity", Set.of()),
            Map.entry("observe", Set.of()),
            Map.entry("config", Set.of()),
            Map.entry("client", Set.of()),
            Map.entry("connect", Set.of()),
            Map.entry("contract", Set.of()),
            Map.entry("name", Set.of()));

    @ArchTest
    static final ArchRule only_mcp_sees_the_mcp_sdk_and_jackson = noClasses()
            .that()
            .resideOutsideOfPackages("io.kestramcp.mcp..", "io.kestramcp.demo..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.modelcontextprotocol..", "tools.jackson..", "com.fasterxml..", "com.networknt..")
            .because("a later SDK must replace one room");

    @ArchTest
    static final ArchRule only_http_sees_jetty = noClasses()
            .that()
            .resideOutsideOfPackages("io.kestramcp.http..", "io.kestramcp.sandbox..", "io.kestramcp.demo..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.eclipse.jetty..");

    @ArchTest
    static final ArchRule only_kestra_talks_http_to_kestra = noClasses()
            .that()
            .resideOutsideOfPackages("io.kestramcp.kestra..", "io.kestramcp.demo..")
            .and()
            // It fetches what strangers name, and therefore needs to say which addresses are connected to.
            .doNotHaveFullyQualifiedName("io.kestramcp.oauth.server.ClientFetcher")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("okhttp3..", "java.net.http..");

    @ArchTest
    static final ArchRule only_observe_sees_the_libraries_that_measure = noClasses()
            .that()
            .resideOutsideOfPackages("io.kestramcp.observe..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.micrometer..", "io.prometheus..", "io.opentelemetry..")
            .because("they are loaded only where they are asked for");

    @ArchTest
    static final ArchRule the_sandbox_is_no_part_of_the_product = noClasses()
            .that()
            .resideOutsideOfPackages("io.kestramcp.sandbox..", "io.kestramcp.demo..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.kestramcp.sandbox..");

    @ArchTest
    static final ArchRule there_is_no_reflection_at_run_time = noClasses()
            .that()
            .resideOutsideOfPackages("io.kestramcp.sandbox..", "io.kestramcp.demo..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.lang.reflect..");

    @ArchTest
    static final ArchRule rooms_have_no_cycles =
            slices().matching("io.kestramcp.(*)..").namingSlices("$1").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule names_say_what_a_class_does =
            classes().should().haveNameNotMatching(".*(Util|Utils|Helper|Manager|Impl)$");

    @ArchTest
    static void every_room_imports_only_what_the_table_allows(JavaClasses classes) {
        Set<String> trespasses = classes.stream()
                .filter(origin -> ROOMS.containsKey(room(origin)))
                .flatMap(origin -> origin.getDirectDependenciesFromSelf().stream())
                .filter(dependency ->
                        dependency.getTargetClass().getPackageName().startsWith(ROOT))
                .filter(dependency -> !mayEnter(room(dependency.getOriginClass()), room(dependency.getTargetClass())))
                .map(dependency -> dependency.getOriginClass().getName() + " -> "
                        + dependency.getTargetClass().getName())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(trespasses).isEmpty();
    }

    @Test
    void every_package_is_a_room_of_the_table() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.kestramcp");
        assertThat(classes.stream().map(ArchitectureTest::room).distinct())
                .allMatch(room -> ROOMS.containsKey(room)
                        || List.of("cli", "sandbox", "demo").contains(room));
    }

    private static boolean mayEnter(String from, String to) {
        return from.equals(to) || to.equals("name") || ROOMS.get(from).contains(to);
    }

    private static String room(JavaClass type) {
        String name = type.getPackageName();
        return name.startsWith(ROOT) ? name.substring(ROOT.length()).split("\\.", 2)[0] : "";
    }
}
