package dev.stipple.text.normalize;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A set of texts, as a tree of chars, that finds the longest one at a place of a text.
final class SymbolTree {
    private final Map<Character, SymbolTree> children = new HashMap<>();
    private boolean isEnd;

    private SymbolTree() {}

    static SymbolTree of(List<String> symbols) {
        SymbolTree root = new SymbolTree();
        for (String symbol : symbols) {
            SymbolTree node = root;
            for (int i = 0; i < symbol.length(); i++) {
                node = node.children.computeIfAbsent(symbol.charAt(i), _ -> new SymbolTree());
            }
            node.isEnd = true;
        }
        return root;
    }

    /// Returns where the longest symbol that starts at `start` of `text` ends, or -1.
    int longestEnd(String text, int start) {
        int found = -1;
        @Nullable SymbolTree node = this;
        for (int end = start; end < text.length(); ) {
            node = node.children.get(text.charAt(end++));
            if (node == null) {
                break;
            }
            if (node.isEnd) {
                found = end;
            }
        }
        return found;
    }
}
