package io.kestramcp.contract.slice;

import io.kestramcp.contract.ContractException;
import io.kestramcp.contract.Trees;
import io.kestramcp.contract.YamlTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * The repairs of one overlay file, in order.
 *
 * @param name the file's name
 * @param sha256 of the file, so that an edit without a new import is noticed
 * @param rules in the order in which they are applied
 */
public record Overlay(String name, String sha256, List<OverlayRule> rules) {
    private static final Set<String> KEYS = Set.of("target", "reason", "update", "remove");

    /**
     * Reads an overlay file.
     *
     * @throws ContractException when it cannot be read, or a rule is not one: the message names file and line
     */
    public static Overlay read(Path file) {
        try {
            return of(String.valueOf(file.getFileName()), Files.readAllBytes(file));
        } catch (IOException e) {
            throw new ContractException("Cannot read the overlay " + file + ": " + e, e);
        }
    }

    /**
     * Reads the bytes of an overlay file.
     *
     * @throws ContractException when a rule is not one: the message names file and line
     */
    public static Overlay of(String name, byte[] bytes) {
        return new Overlay(name, Sha256.of(bytes), rules(name, new String(bytes, StandardCharsets.UTF_8)));
    }

    /**
     * Applies every rule to a spec, in place.
     *
     * @return the rules that found nothing to repair
     */
    public List<OverlayRule> apply(Spec spec) {
        return rules.stream().filter(rule -> !rule.apply(spec)).toList();
    }

    private static List<OverlayRule> rules(String name, String text) {
        List<Object> actions = Trees.list(YamlTree.parse(name, text).get("actions"));
        List<Integer> lines = lines(YamlTree.compose(name, text, 0));
        List<OverlayRule> rules = new ArrayList<>();
        for (int i = 0; i < actions.size(); i++) {
            rules.add(rule(name + ", line " + lines.get(i), Trees.map(actions.get(i))));
        }
        if (rules.isEmpty()) {
            throw new ContractException(name + " has no actions.");
        }
        return rules;
    }

    private static OverlayRule rule(String where, Map<String, Object> action) {
        if (!KEYS.containsAll(action.keySet())) {
            throw new ContractException(
                    where + ": a rule has the keys target, reason, and update or remove; not " + action.keySet() + ".");
        }
        if (!(action.get("target") instanceof String target) || !(action.get("reason") instanceof String)) {
            throw new ContractException(where + ": a rule needs a target and a reason.");
        }
        boolean removal = Boolean.TRUE.equals(action.get("remove"));
        Object update = action.get("update");
        if (removal == (update != null)) {
            throw new ContractException(where + ": a rule needs either update or remove: true.");
        }
        return new OverlayRule(where, target, update);
    }

    private static List<Integer> lines(Node root) {
        for (NodeTuple entry : ((MappingNode) root).getValue()) {
            if (((ScalarNode) entry.getKeyNode()).getValue().equals("actions")
                    && entry.getValueNode() instanceof SequenceNode actions) {
                return actions.getValue().stream()
                        .map(action -> action.getStartMark().getLine() + 1)
                        .toList();
            }
        }
        return List.of();
    }
}
