// SPDX-License-Identifier: Apache-2.0
package care.lares.broker;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who has subscribed to what. For one thread.
 *
 * @param <S> a subscriber, equal to itself only as long as it is the same session
 */
public final class TopicTree<S> {
    /** What became of a subscription. */
    public enum Outcome {
        /** It is new: retained messages are due. */
        ADDED,
        /** The subscriber had it already; what it wants now counts. */
        REPLACED,
        /** Too many: answer "quota exceeded" (MQTT 5 reason code 0x97). */
        REFUSED
    }

    /** Most filters one subscriber holds: a console needs a handful, a home automation some dozens. */
    public static final int MAX_FILTERS_PER_SUBSCRIBER = 256;
    /** Most levels kept for all subscribers together: about 8 MB when every one is in use. */
    public static final int MAX_NODES = 65_536;

    private final Node<S> root = new Node<>();
    private final Map<S, Set<TopicFilter>> filters = new HashMap<>();
    private int nodes;

    /**
     * Subscribes, or changes a subscription that is there.
     *
     * @param wanted how the subscriber is told
     */
    public Outcome subscribe(TopicFilter filter, S subscriber, Subscription wanted) {
        List<String> levels = filter.levels();
        Set<TopicFilter> held = filters.computeIfAbsent(subscriber, s -> new HashSet<>());
        boolean isNew = !held.contains(filter);
        if (isNew && (held.size() >= MAX_FILTERS_PER_SUBSCRIBER || nodes + levels.size() > MAX_NODES)) {
            return Outcome.REFUSED;
        }
        Node<S> node = root;
        for (String level : levels) {
            node = child(node, level);
        }
        node.subscribers.put(subscriber, wanted);
        held.add(filter);
        return isNew ? Outcome.ADDED : Outcome.REPLACED;
    }

    /** Ends a subscription; says whether there was one. */
    public boolean unsubscribe(TopicFilter filter, S subscriber) {
        Set<TopicFilter> held = filters.getOrDefault(subscriber, Set.of());
        if (!held.contains(filter)) {
            return false;
        }
        held.remove(filter);
        if (held.isEmpty()) {
            filters.remove(subscriber);
        }
        remove(root, filter.levels(), 0, subscriber);
        return true;
    }

    /** Ends all subscriptions of a subscriber. */
    public void unsubscribeAll(S subscriber) {
        Set<TopicFilter> held = filters.remove(subscriber);
        if (held != null) {
            held.forEach(filter -> remove(root, filter.levels(), 0, subscriber));
        }
    }

    /**
     * Who gets a message of this topic: each subscriber once, with the highest QoS of its matching subscriptions.
     *
     * @param from who published it
     */
    public Map<S, Subscription> match(TopicName topic, S from) {
        Matched<S> matched = new Matched<>(from, new HashMap<>());
        collect(root, topic.levels(), 0, matched);
        return matched.subscribers();
    }

    /** How many subscriptions there are. */
    public int size() {
        return filters.values().stream().mapToInt(Set::size).sum();
    }

    /** How many levels are kept; for tests of the limits. */
    int nodes() {
        return nodes;
    }

    private Node<S> child(Node<S> node, String level) {
        Node<S> child = node.children.get(level);
        if (child == null) {
            child = new Node<>();
            node.children.put(level, child);
            nodes++;
        }
        return child;
    }

    /** Removes on the way back what nobody needs any more; not deeper than {@link TopicName#MAX_LEVELS}. */
    private void remove(Node<S> node, List<String> levels, int depth, S subscriber) {
        if (depth == levels.size()) {
            node.subscribers.remove(subscriber);
            return;
        }
        Node<S> child = node.children.get(levels.get(depth));
        if (child == null) {
            return;
        }
        remove(child, levels, depth + 1, subscriber);
        if (child.children.isEmpty() && child.subscribers.isEmpty()) {
            node.children.remove(levels.get(depth));
            nodes--;
        }
    }

    private void collect(Node<S> node, List<String> levels, int depth, Matched<S> matched) {
        boolean wildcardsApply = depth > 0 || !levels.get(0).startsWith("$");
        if (wildcardsApply) {
            take(node.children.get("#"), matched); // also the parent level itself: "sport/#" matches "sport"
        }
        if (depth == levels.size()) {
            take(node, matched);
            return;
        }
        descend(node.children.get(levels.get(depth)), levels, depth, matched);
        if (wildcardsApply) {
            descend(node.children.get("+"), levels, depth, matched);
        }
    }

    private void descend(@Nullable Node<S> child, List<String> levels, int depth, Matched<S> matched) {
        if (child != null) {
            collect(child, levels, depth + 1, matched);
        }
    }

    private static <S> void take(@Nullable Node<S> node, Matched<S> matched) {
        if (node != null) {
            node.subscribers.forEach(matched::take);
        }
    }

    /** Those found so far for a message of this publisher. */
    private record Matched<S>(S from, Map<S, Subscription> subscribers) {
        void take(S subscriber, Subscription wanted) {
            if (!wanted.noLocal() || !subscriber.equals(from)) {
                subscribers.merge(subscriber, wanted, Subscription::and);
            }
        }
    }

    private static final class Node<S> {
        final Map<String, Node<S>> children = new HashMap<>(2);
        final Map<S, Subscription> subscribers = new HashMap<>(2);
    }
}
