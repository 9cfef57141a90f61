// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A YAML text as groups of fields that know their lines; collects everything wrong with it. */
final class YamlText {
    private final List<Mistake> mistakes = new ArrayList<>();

    /** The outermost group; empty when the text is none. */
    Optional<Fields> parse(String text) {
        LoadSettings settings =
                LoadSettings.builder().setAllowDuplicateKeys(false).build();
        try {
            Optional<Node> root = new Compose(settings).composeString(text);
            if (root.isPresent()) {
                return fields(root.get());
            }
            mistake(1, "the file is empty", "at least lasts: DURATION");
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            mistake(
                    line,
                    "this is not YAML: " + e.getProblem(),
                    "lines of the form 'field: value', indented by spaces");
        } catch (YamlEngineException e) {
            mistake(1, "this is not YAML: " + firstLine(e), "lines of the form 'field: value', indented by spaces");
        }
        return Optional.empty();
    }

    private static String firstLine(YamlEngineException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("it cannot be read");
    }

    Optional<Fields> fields(Node node) {
        if (!(node instanceof MappingNode mapping)) {
            mistake(line(node), "a group of fields is missing here", "field: value");
            return Optional.empty();
        }
        var fields = new Fields(this, line(node));
        for (NodeTuple tuple : mapping.getValue()) {
            Node key = tuple.getKeyNode();
            if (!(key instanceof ScalarNode name)) {
                mistake(line(key), "a field has no name", "field: value");
            } else if (!fields.add(name.getValue(), tuple.getValueNode(), line(key))) {
                mistake(line(key), "'" + name.getValue() + "' stands here twice", "each field once");
            }
        }
        return Optional.of(fields);
    }

    /** Each item of a list as a group of fields. */
    List<Fields> list(String name, Node node) {
        List<Fields> items = new ArrayList<>();
        if (node instanceof SequenceNode sequence) {
            sequence.getValue().forEach(item -> fields(item).ifPresent(items::add));
        } else {
            mistake(line(node), "'" + name + "' is no list", "one '- {…}' a line below it");
        }
        return items;
    }

    void mistake(int line, String what, String accepted) {
        mistakes.add(new Mistake(line, what, accepted));
    }

    List<Mistake> mistakes() {
        return List.copyOf(mistakes);
    }

    static int line(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }
}
