package dev.stipple.bench;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.IntArrayList;

/// jtokkit, the fastest tokenizer for the JVM so far; it has OpenAI's encodings.
record JtokkitContender(String encoding) implements Contender {
    @Override
    public String name() {
        return "jtokkit 1.1.0";
    }

    @Override
    public Loaded load() {
        Encoding loaded =
                Encodings.newLazyEncodingRegistry().getEncoding(encoding).orElseThrow();
        return new Loaded() {
            @Override
            public int[] encode(String text) {
                return loaded.encodeOrdinary(text).toArray();
            }

            @Override
            public int count(String text) {
                return loaded.countTokensOrdinary(text);
            }

            @Override
            public String decode(int[] ids) {
                IntArrayList list = new IntArrayList(ids.length);
                for (int id : ids) {
                    list.add(id);
                }
                return loaded.decode(list);
            }
        };
    }
}
