package dev.stipple.internal.encode;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Random byte-level vocabularies, of few letters so that merges compete for the same bytes.
final class RandomBpe {
    final TokenBytes tokens;
    final MergeList merges;

    private RandomBpe(List<String> tokens, List<int[]> merges) {
        this.tokens = TokenBytes.of(tokens.stream()
                .map(token -> token.getBytes(StandardCharsets.ISO_8859_1))
                .toArray(byte[][]::new));
        this.merges = new MergeList(merges.size());
        merges.forEach(merge -> this.merges.add(merge[0], merge[1], merge[2]));
    }

    /// Merges of random neighbours of what is there so far: every part comes before its product, but many tokens
    /// can never be reached.
    static RandomBpe grown(Random random, int letters, int size) {
        List<String> tokens = bytes(random);
        Map<String, Integer> ids = new HashMap<>();
        List<Integer> pool = new ArrayList<>();
        for (int id = 0; id < 256; id++) {
            ids.put(tokens.get(id), id);
            if (tokens.get(id).charAt(0) - 'a' >= 0 && tokens.get(id).charAt(0) - 'a' < letters) {
                pool.add(id);
            }
        }
        List<int[]> merges = new ArrayList<>();
        Map<List<Integer>, Integer> known = new HashMap<>();
        while (merges.size() < size) {
            int left = pool.get(random.nextInt(pool.size()));
            int right = pool.get(random.nextInt(pool.size()));
            String merged = tokens.get(left) + tokens.get(right);
            if (merged.length() > 24 || known.putIfAbsent(List.of(left, right), merges.size()) != null) {
                size--;
                continue;
            }
            Integer id = ids.get(merged);
            if (id == null) {
                id = tokens.size();
                tokens.add(merged);
                ids.put(merged, id);
                pool.add(id);
            }
            merges.add(new int[] {left, right, id});
        }
        return new RandomBpe(tokens, merges);
    }

    /// All splits of random tokens, by the rank of the token: what a `.tiktoken` file means. Parts may have higher
    /// ranks than their product.
    static RandomBpe ranked(Random random, int letters, int size) {
        RandomBpe grown = grown(random, letters, size);
        List<String> tokens = new ArrayList<>();
        for (int id = 0; id < grown.tokens.size(); id++) {
            tokens.add(new String(
                    grown.tokens.bytes(),
                    grown.tokens.start(id),
                    grown.tokens.length(id),
                    StandardCharsets.ISO_8859_1));
        }
        List<String> longer = tokens.subList(256, tokens.size());
        for (int swaps = random.nextInt(4); swaps > 0 && longer.size() > 1; swaps--) {
            Collections.swap(longer, random.nextInt(longer.size()), random.nextInt(longer.size()));
        }
        return new RandomBpe(tokens, splits(tokens));
    }

    /// The merges of [#grown] in any order.
    static RandomBpe shuffled(Random random, int letters, int size) {
        RandomBpe grown = grown(random, letters, size);
        List<int[]> merges = new ArrayList<>();
        for (int i = 0; i < grown.merges.size(); i++) {
            merges.add(new int[] {grown.merges.left(i), grown.merges.right(i), grown.merges.merged(i)});
        }
        for (int swaps = random.nextInt(size); swaps > 0; swaps--) {
            Collections.swap(merges, random.nextInt(merges.size()), random.nextInt(merges.size()));
        }
        List<String> tokens = new ArrayList<>();
        for (int id = 0; id < grown.tokens.size(); id++) {
            tokens.add(new String(
                    grown.tokens.bytes(),
                    grown.tokens.start(id),
                    grown.tokens.length(id),
                    StandardCharsets.ISO_8859_1));
        }
        return new RandomBpe(tokens, merges);
    }

    static byte[] text(Random random, int letters, int length) {
        byte[] text = new byte[length];
        for (int i = 0; i < length; i++) {
            text[i] = (byte) ('a' + random.nextInt(letters));
        }
        return text;
    }

    private static List<int[]> splits(List<String> tokens) {
        Map<String, Integer> ids = new HashMap<>();
        for (int id = 0; id < tokens.size(); id++) {
            ids.put(tokens.get(id), id);
        }
        List<int[]> merges = new ArrayList<>();
        for (int id = 256; id < tokens.size(); id++) {
            for (int cut = 1; cut < tokens.get(id).length(); cut++) {
                Integer left = ids.get(tokens.get(id).substring(0, cut));
                Integer right = ids.get(tokens.get(id).substring(cut));
                if (left != null && right != null) {
                    merges.add(new int[] {left, right, id});
                }
            }
        }
        return merges;
    }

    /// The 256 bytes in a random order, as vocabularies have them in one of their own.
    private static List<String> bytes(Random random) {
        List<String> bytes = new ArrayList<>();
        for (int b = 0; b < 256; b++) {
            bytes.add(String.valueOf((char) b));
        }
        Collections.shuffle(bytes, random);
        return bytes;
    }
}
