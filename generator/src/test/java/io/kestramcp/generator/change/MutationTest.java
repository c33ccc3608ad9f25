package io.kestramcp.generator.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.kestramcp.contract.Contract;
import io.kestramcp.contract.YamlTree;
import io.kestramcp.contract.change.AdapterUse;
import io.kestramcp.contract.change.AdapterUse.CallUse;
import io.kestramcp.contract.change.Change;
import io.kestramcp.contract.change.Comparison;
import io.kestramcp.contract.change.Context;
import io.kestramcp.contract.change.ToolChanges;
import io.kestramcp.contract.change.Uses;
import io.kestramcp.contract.slice.Slice;
import io.kestramcp.generator.Generation;
import io.kestramcp.generator.Project;
import io.kestramcp.generator.change.Mutation.Hit;
import io.kestramcp.generator.uses.UsesOf;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every way in which Kestra could change its API, tried on operations that a seed picks: each is told for the tools that it
 * concerns, as what it is, and for no other.
 */
class MutationTest {
    private static final String LINE = "2.0";
    private static final int SEEDS = 3;
    private static final Path SLICE = Project.CONTRACTS.resolve("kestra-" + LINE + ".yaml");
    private static final Map<String, Object> TREE = YamlTree.read(SLICE);
    private static final Contract BEFORE = Contract.read(SLICE);
    private static final Uses USES = UsesOf.of(Generation.bind(Project.MANIFEST, Project.CONTRACTS));

    static List<Mutation> table() {
        return Stream.of(RouteMutations.all(), InputMutations.all(), BodyMutations.all(), AnswerMutations.all())
                .flatMap(List::stream)
                .toList();
    }

    static Stream<Arguments> seeded() {
        return table().stream()
                .flatMap(each -> IntStream.rangeClosed(1, SEEDS).mapToObj(seed -> arguments(each, seed)));
    }

    @ParameterizedTest(name = "{0}, seed {1}")
    @MethodSource("seeded")
    void a_change_is_told_for_the_tools_that_it_concerns(Mutation mutation, int seed) {
        for (Candidate candidate : candidates(seed)) {
            Specimen specimen = new Specimen(TREE);
            Optional<Hit> hit = mutation.edit().on(specimen, candidate.adapter(), candidate.call());
            if (hit.isPresent()) {
                check(mutation, candidate, hit.get(), compare(specimen));
                return;
            }
        }
        throw new AssertionError("no operation of the contract can be changed so: " + mutation);
    }

    @Test
    void there_are_at_least_forty_ways() {
        assertThat(table()).extracting(Mutation::name).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(40);
    }

    static List<Harmless> harmless() {
        return Harmless.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("harmless")
    void what_concerns_no_tool_is_not_told(Harmless mutation) {
        Specimen specimen = new Specimen(TREE);
        mutation.edit().accept(specimen);
        assertThat(specimen.tree()).as("something was changed").isNotEqualTo(TREE);

        assertThat(compare(specimen).tools())
                .flatExtracting(ToolChanges::changes)
                .isEmpty();
    }

    private static void check(Mutation mutation, Candidate candidate, Hit hit, Comparison comparison) {
        String operation = candidate.call().operation();
        Set<String> expected = new TreeSet<>();
        USES.on(LINE).forEach(adapter -> adapter.calls().stream()
                .filter(call -> call.operation().equals(operation))
                .forEach(call -> {
                    if (hit.affected().test(adapter, call)) {
                        expected.addAll(USES.toolsWith(adapter.name(), LINE));
                    }
                }));
        assertThat(told(mutation, operation, hit.subject(), comparison))
                .as("%s: %s of %s", mutation, hit.subject(), operation)
                .containsAll(expected);
        assertThat(comparison.tools().stream()
                        .flatMap(tool -> tool.changes().stream())
                        .filter(each ->
                                each.adapter().equals(candidate.adapter().name()))
                        .filter(each -> matches(mutation, operation, hit.subject(), each)))
                .as("%s: %s of %s", mutation, hit.subject(), operation)
                .isNotEmpty()
                .allMatch(each -> each.decision() == mutation.decides());
        assertThat(comparison.tools().stream()
                        .filter(each -> !each.changes().isEmpty())
                        .filter(each -> each.changes().stream()
                                .anyMatch(change -> !change.operation().equals(operation)
                                        && !change.subject().equals(hit.subject())))
                        .map(ToolChanges::tool))
                .as("of other operations nothing is told")
                .isEmpty();
    }

    private static List<String> told(Mutation mutation, String operation, String subject, Comparison comparison) {
        return comparison.tools().stream()
                .filter(tool -> tool.changes().stream().anyMatch(each -> matches(mutation, operation, subject, each)))
                .map(ToolChanges::tool)
                .toList();
    }

    private static boolean matches(Mutation mutation, String operation, String subject, Change change) {
        return change.kind() == mutation.kind()
                && change.operation().equals(operation)
                && change.subject().equals(subject);
    }

    private static Comparison compare(Specimen specimen) {
        Map<String, String> wanted = new TreeMap<>();
        BEFORE.operations().keySet().forEach(id -> wanted.put(id, "the contract"));
        Slice slice = Slice.of(specimen.spec(), wanted, List.of(BEFORE));
        Context context = new Context(slice.renamed(), new TreeMap<>());
        return Comparison.of(BEFORE, slice.contract(LINE), USES, LINE, context);
    }

    private record Candidate(AdapterUse adapter, CallUse call) {}

    private static List<Candidate> candidates(int seed) {
        List<Candidate> candidates = new ArrayList<>();
        USES.on(LINE).forEach(adapter -> adapter.calls().forEach(call -> candidates.add(new Candidate(adapter, call))));
        Collections.shuffle(candidates, new Random(seed));
        return candidates;
    }
}
