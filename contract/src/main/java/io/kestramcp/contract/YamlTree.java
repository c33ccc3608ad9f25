package io.kestramcp.contract;

import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A YAML document as plain maps (in order, keys as text), lists, strings, numbers, booleans and nulls. Nothing but these
 * is ever constructed, whatever the tags say; aliases and duplicate keys are refused, size and depth are limited. Plain
 * scalars are read as JSON would: {@code yes} and dates stay text.
 */
public final class YamlTree {
    /** Largest document, in characters. Kestra's contracts have less than one million. */
    public static final int MAX_CHARACTERS = 32 * 1024 * 1024;

    private static final int MAX_DEPTH = 100;
    private static final Pattern INTEGER = Pattern.compile("-?(0|[1-9][0-9]*)");
    private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?");

    private final String name;

    private YamlTree(String name) {
        this.name = name;
    }

    /**
     * Reads a file.
     *
     * @throws ContractException when the file cannot be read, is not YAML, or is not a mapping
     */
    public static Map<String, Object> read(Path file) {
        String name = String.valueOf(file.getFileName());
        try {
            return parse(name, Files.readString(file));
        } catch (IOException e) {
            throw new ContractException("Cannot read " + file + ": " + e, e);
        }
    }

    /**
     * Reads a text.
     *
     * @param name the document's name in messages
     * @throws ContractException when the text is not YAML, or is not a mapping
     */
    public static Map<String, Object> parse(String name, String text) {
        Node root = compose(name, text, 0);
        if (root instanceof MappingNode mapping) {
            return new YamlTree(name).map(mapping);
        }
        throw new ContractException(name + " is not a YAML mapping: is it the right file?");
    }

    /**
     * The document's nodes, which know their lines; null when it is empty.
     *
     * @param aliases how many aliases the document may have
     */
    public static Node compose(String name, String text, int aliases) {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(aliases);
        options.setNestingDepthLimit(MAX_DEPTH);
        options.setCodePointLimit(MAX_CHARACTERS);
        try {
            return new Yaml(options).compose(new StringReader(text));
        } catch (YAMLException e) {
            throw new ContractException(name + " is not YAML that can be used: " + e.getMessage(), e);
        }
    }

    private Object value(Node node) {
        if (node instanceof MappingNode mapping) {
            return map(mapping);
        }
        if (node instanceof SequenceNode sequence) {
            List<Object> list = new ArrayList<>(sequence.getValue().size());
            sequence.getValue().forEach(each -> list.add(value(each)));
            return list;
        }
        ScalarNode scalar = (ScalarNode) node;
        return scalar.isPlain() ? plain(scalar.getValue()) : scalar.getValue();
    }

    private Map<String, Object> map(MappingNode mapping) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (NodeTuple entry : mapping.getValue()) {
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                throw new ContractException(at(entry.getKeyNode()) + "a key must be text.");
            }
            if (map.containsKey(key.getValue())) {
                throw new ContractException(at(key) + "the key '" + key.getValue() + "' is there twice.");
            }
            map.put(key.getValue(), value(entry.getValueNode()));
        }
        return map;
    }

    private String at(Node node) {
        return name + ", line " + (node.getStartMark().getLine() + 1) + ": ";
    }

    private static Object plain(String text) {
        if (text.isEmpty() || text.equals("null") || text.equals("~")) {
            return null;
        }
        if (text.equals("true") || text.equals("false")) {
            return Boolean.valueOf(text);
        }
        if (INTEGER.matcher(text).matches()) {
            BigInteger number = new BigInteger(text);
            return number.bitLength() < Long.SIZE ? (Object) number.longValue() : number;
        }
        return DECIMAL.matcher(text).matches() ? new BigDecimal(text) : text;
    }
}
