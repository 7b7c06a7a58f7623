package io.marquee.infra.files;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/// A place in a YAML file. Asking for what is not there fails.
///
/// @param path how one gets there, for failures
record YamlTree(String path, Node node) {

    /// A tag of its own: `!Ref` and the like.
    ///
    /// @param text of a scalar; of a sequence, its first scalar
    record Call(String tag, String text) {}

    static List<YamlTree> documents(Path file) throws IOException {
        String text = Files.readString(file);
        return StreamSupport.stream(
                        new Yaml().composeAll(new StringReader(text)).spliterator(), false)
                .map(node -> new YamlTree(String.valueOf(file.getFileName()), node))
                .toList();
    }

    static YamlTree of(Path file) throws IOException {
        return documents(file).getFirst();
    }

    /// Whether a file uses aliases, which CloudFormation does not know.
    static boolean hasAliases(Path file) throws IOException {
        String text = Files.readString(file, StandardCharsets.UTF_8);
        return StreamSupport.stream(new Yaml().parse(new StringReader(text)).spliterator(), false)
                .anyMatch(AliasEvent.class::isInstance);
    }

    /// What is below a name.
    YamlTree get(String... names) {
        YamlTree at = this;
        for (String name : names) {
            YamlTree below = at.fields().get(name);
            if (below == null) {
                throw new AssertionError(at.path() + " has no " + name);
            }
            at = below;
        }
        return at;
    }

    boolean has(String name) {
        return fields().containsKey(name);
    }

    /// By name, in the order of the file; empty if it has no names.
    Map<String, YamlTree> fields() {
        Map<String, YamlTree> fields = new LinkedHashMap<>();
        if (node instanceof MappingNode mapping) {
            mapping.getValue()
                    .forEach(tuple -> {
                        String name = ((ScalarNode) tuple.getKeyNode()).getValue();
                        YamlTree below = new YamlTree(path + "." + name, tuple.getValueNode());
                        if (fields.put(name, below) != null) {
                            throw new AssertionError(below.path() + " is there twice");
                        }
                    });
        }
        return fields;
    }

    /// The elements; the thing itself if it is no list, as CloudFormation and IAM allow it.
    List<YamlTree> elements() {
        List<YamlTree> elements = new ArrayList<>();
        if (node instanceof SequenceNode sequence) {
            for (Node each : sequence.getValue()) {
                elements.add(new YamlTree(path + "[" + elements.size() + "]", each));
            }
            return elements;
        }
        return List.of(this);
    }

    String text() {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw new AssertionError(path + " is no text");
    }

    List<String> texts() {
        return elements().stream().map(YamlTree::text).toList();
    }

    /// All tags of its own, here and below.
    List<Call> calls() {
        List<Call> calls = new ArrayList<>();
        collect(calls);
        return calls;
    }

    private void collect(List<Call> calls) {
        String tag = node.getTag().getValue();
        if (tag.startsWith("!")) {
            calls.add(
                    new Call(
                            tag,
                            node instanceof ScalarNode scalar
                                    ? scalar.getValue()
                                    : ((SequenceNode) node).getValue().getFirst()
                                                    instanceof ScalarNode first
                                            ? first.getValue()
                                            : ""));
        }
        fields().values().forEach(below -> below.collect(calls));
        if (node instanceof SequenceNode) {
            elements().forEach(below -> below.collect(calls));
        }
    }
}
