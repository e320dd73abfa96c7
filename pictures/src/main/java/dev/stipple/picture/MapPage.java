package dev.stipple.picture;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import java.util.function.ObjIntConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The page that shows a map: one file that asks the network for nothing.
///
/// Style and program are resources beside this class; the words go into the page as JSON and the numbers as base64, of
/// which no letter means anything to HTML.
final class MapPage {
    private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z.]+)}}");

    private final WordMap map;

    MapPage(WordMap map) {
        this.map = map;
    }

    /// Returns the whole page.
    String html() {
        // In one pass: a title or a word may look like a place to fill.
        return PLACE.matcher(resource("map.html")).replaceAll(place -> Matcher.quoteReplacement(part(place.group(1))));
    }

    private String part(String name) {
        return switch (name) {
            case "title" -> SvgCanvas.escaped(map.title());
            case "data" -> data();
            default -> resource(name);
        };
    }

    private String data() {
        int size = map.words().size();
        int count = Math.min(WordMap.SHOWN_NEIGHBORS, map.neighborTable().count);
        return "{\"words\":["
                + map.words().stream().map(MapPage::quoted).collect(Collectors.joining(","))
                + "],\n\"places\":" + base64(size, 8, this::putPlace)
                + ",\n\"groups\":" + base64(size, 1, (bytes, word) -> bytes.put((byte) map.group(word)))
                + ",\n\"colors\":{\"light\":" + colors(map.palette().onWhite)
                + ",\"dark\":" + colors(map.palette().onBlack)
                + "},\n\"neighborCount\":" + count
                + ",\n\"neighbors\":" + base64(size * count, 4, (bytes, i) -> bytes.putInt(neighbor(i, count)))
                + ",\n\"similarities\":"
                + base64(size * count, 4, (bytes, i) -> bytes.putFloat(similarity(i, count)))
                + "}";
    }

    private void putPlace(ByteBuffer bytes, int word) {
        bytes.putFloat(map.x(word)).putFloat(map.y(word));
    }

    private int neighbor(int i, int count) {
        NeighborTable table = map.neighborTable();
        return table.rows[i / count * table.count + i % count];
    }

    private float similarity(int i, int count) {
        NeighborTable table = map.neighborTable();
        return table.similarities[i / count * table.count + i % count];
    }

    private static String base64(int count, int width, ObjIntConsumer<ByteBuffer> put) {
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(count, width)).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++) {
            put.accept(bytes, i);
        }
        return '"' + Base64.getEncoder().encodeToString(bytes.array()) + '"';
    }

    private static String colors(int[] colors) {
        return Arrays.stream(colors).mapToObj("\"#%06x\""::formatted).collect(Collectors.joining(",", "[", "]"));
    }

    /// A JSON string that can stand in a script: no `<` that could end it, nothing that is no character.
    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(letter -> {
            boolean plain = letter >= ' ' && "\"\\<>&".indexOf(letter) < 0 && letter != 0x7F;
            boolean surrogate = letter >= Character.MIN_SURROGATE && letter <= Character.MAX_SURROGATE;
            if (plain && !surrogate && letter != 0x2028 && letter != 0x2029) {
                quoted.appendCodePoint(letter);
            } else {
                quoted.append("\\u%04x".formatted(letter));
            }
        });
        return quoted.append('"').toString();
    }

    private static String resource(String name) {
        try (InputStream in = MapPage.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
