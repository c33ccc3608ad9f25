package io.kestramcp.generator.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.kestramcp.contract.Contract;
import io.kestramcp.contract.change.Uses;
import io.kestramcp.contract.slice.Slice;
import io.kestramcp.contract.slice.Spec;
import io.kestramcp.generator.Generation;
import io.kestramcp.generator.Project;
import io.kestramcp.generator.report.ApiReport;
import io.kestramcp.generator.report.ReportJson;
import io.kestramcp.generator.report.ReportMarkdown;
import io.kestramcp.generator.report.Side;
import io.kestramcp.generator.uses.UsesOf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What three real transitions of Kestra mean for the tools: the reports in docs/api. */
class TransitionGoldenTest {
    private static final Path REPORTS = Project.ROOT.resolve("docs/api");

    private static final SpecName EE_12 = new SpecName("ee-1.2", "1.2", "1.3");
    private static final SpecName EE_13 = new SpecName("ee-1.3.26", "1.3");
    private static final SpecName EE_20 = new SpecName("ee-2.0.0-SNAPSHOT", "2.0");
    private static final SpecName OSS_13 = new SpecName("oss-1.3.25", "1.3");
    private static final SpecName OSS_20 = new SpecName("oss-2.0.0-SNAPSHOT", "2.0");

    private static SpecFacts facts;

    static List<Arguments> transitions() {
        return List.of(arguments(EE_12, EE_13), arguments(EE_13, EE_20), arguments(OSS_13, OSS_20));
    }

    @BeforeAll
    static void readTheFacts() {
        if (SpecFacts.fullSpecs() && Boolean.getBoolean("recreate")) {
            Uses uses = UsesOf.of(Generation.bind(Project.MANIFEST, Project.CONTRACTS));
            SpecFacts.record(List.of(EE_12, EE_13, EE_20, OSS_13, OSS_20), uses, slices());
        }
        facts = SpecFacts.read();
    }

    @ParameterizedTest(name = "{0} to {1}")
    @MethodSource("transitions")
    void a_transition_is_reported_as_reviewed(SpecName before, SpecName after) throws IOException {
        ApiReport report = report(before, facts.spec(before), after, facts.spec(after));
        check(report.fileName() + ".md", ReportMarkdown.of(report));
        check(report.fileName() + ".json", ReportJson.of(report));
    }

    /** The facts are a cut of the specs; where the specs are, the cut is held to them: {@code -Dspecs=FOLDER}. */
    @ParameterizedTest(name = "{0} to {1}")
    @MethodSource("transitions")
    void the_recorded_facts_tell_what_the_full_specs_tell(SpecName before, SpecName after) {
        assumeTrue(
                SpecFacts.fullSpecs(),
                "the full specs are no part of the project: -Dspecs=FOLDER tells where they are");
        assertThat(ReportMarkdown.of(report(before, facts.spec(before), after, facts.spec(after))))
                .isEqualTo(ReportMarkdown.of(report(before, SpecFacts.full(before), after, SpecFacts.full(after))));
    }

    private static ApiReport report(SpecName from, Spec before, SpecName to, Spec after) {
        Map<String, String> wanted = new TreeMap<>();
        slices().forEach(each -> each.operations().keySet().forEach(id -> wanted.put(id, each.line())));
        Contract old = Slice.of(before, wanted, slices()).contract(from.line());
        Slice slice = Slice.of(after, wanted, slices());
        TreeMap<String, Contract> bound = new TreeMap<>(Map.of(to.line(), slice.contract(to.line())));
        if (slices().stream().anyMatch(each -> each.line().equals(old.line()))) {
            bound.put(old.line(), old);
        }
        return new Report(Project.MANIFEST, new Contracts(bound))
                .of(
                        new Side(old, Optional.of(facts.operations(from))),
                        after,
                        slice,
                        facts.operations(to),
                        new Overlays.Repaired(List.of(), List.of(), Optional.empty()));
    }

    private static List<Contract> slices() {
        return List.copyOf(Contracts.in(Project.CONTRACTS, "").byLine().values());
    }

    private static void check(String name, String actual) throws IOException {
        Path file = REPORTS.resolve(name);
        if (Boolean.getBoolean("recreate")) {
            Files.createDirectories(REPORTS);
            Files.writeString(file, actual);
        }
        assertThat(actual).isEqualTo(Files.readString(file));
    }
}
