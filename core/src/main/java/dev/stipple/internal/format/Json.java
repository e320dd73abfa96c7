package dev.stipple.internal.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import dev.stipple.MalformedModelException;
import dev.stipple.UnsupportedModelException;
import dev.stipple.internal.unicode.Utf8;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A value of a JSON document that knows where in its file it stands, so that every complaint names file and
/// offset.
///
/// The accessors ask for one type and report any other as malformed. Of members with the same name the last
/// one counts. Nesting is limited to 128 levels and numbers to 1,000 digits; `NaN`, comments and trailing
/// text are refused.
///
/// Immutable and thread-safe.
public final class Json {
    private static final int MAX_DEPTH = 128;
    private static final String NO_UTF_8 = "bytes that are no UTF-8";
    /// How many bytes on either side of an error are shown.
    private static final int EXCERPT = 20;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNameLength(1 << 20)
                    .maxStringLength(1 << 28)
                    .build())
            // Vocabularies are objects of 100,000s of distinct names: interning them only costs.
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private final String file;
    private final long offset;
    /// A Map, List, String, Number, Boolean or null.
    private final @Nullable Object value;

    private Json(String file, long offset, @Nullable Object value) {
        this.file = file;
        this.offset = offset;
        this.value = value;
    }

    /// Returns the document in `file`.
    ///
    /// @throws MalformedModelException if the file is no JSON document
    /// @throws IOException if the file cannot be read
    public static Json load(Path file) throws IOException {
        return of(file.toString(), Files.readAllBytes(file));
    }

    /// Returns the document that `utf8` holds; `file` names it in errors.
    ///
    /// @throws MalformedModelException if the bytes are no JSON document
    public static Json of(String file, byte[] utf8) throws IOException {
        return parse(file, utf8, parser -> at(file, parser));
    }

    /// Reads one value from a parser that stands at its first token, and leaves it at the last.
    @FunctionalInterface
    public interface Reader<T> {
        /// Reads the value.
        T read(JsonParser parser) throws IOException;
    }

    /// Returns what `reader` makes of the document that `utf8` holds, for documents with parts too large for
    /// a tree.
    ///
    /// @throws MalformedModelException if the bytes are no JSON document
    /// @throws IOException whatever else `reader` throws
    public static <T> T parse(String file, byte[] utf8, Reader<T> reader) throws IOException {
        try (JsonParser parser = FACTORY.createParser(utf8)) {
            if (parser.nextToken() == null) {
                throw new MalformedModelException(file, 0, "no JSON value");
            }
            T document = reader.read(parser);
            if (parser.nextToken() != null) {
                throw new MalformedModelException(file, offset(parser), "text after the end of the JSON value");
            }
            return document;
        } catch (MalformedModelException | UnsupportedModelException e) {
            throw e;
        } catch (StreamConstraintsException e) {
            throw new MalformedModelException(
                    file, offset(e, utf8), "nested too deep, or a name, text or number too long");
        } catch (StreamReadException e) {
            throw malformed(file, utf8, e);
        } catch (IOException e) {
            // Jackson reports bytes that are no UTF-8 this way; a byte array cannot fail otherwise.
            throw new MalformedModelException(file, Utf8.firstInvalid(utf8, 0, utf8.length), NO_UTF_8);
        }
    }

    private static long offset(JsonProcessingException e, byte[] utf8) {
        long offset = e.getLocation() == null ? 0 : e.getLocation().getByteOffset();
        return Math.clamp(offset, 0, utf8.length);
    }

    private static MalformedModelException malformed(String file, byte[] utf8, StreamReadException e) {
        long offset = offset(e, utf8);
        int end = Utf8.completeEnd(utf8, 0, utf8.length);
        int invalid = Utf8.firstInvalid(utf8, 0, end);
        if (invalid < end) {
            return new MalformedModelException(file, invalid, NO_UTF_8);
        }
        boolean cutOff = e instanceof JsonEOFException || offset == utf8.length;
        return new MalformedModelException(
                file,
                cutOff ? utf8.length : offset,
                cutOff
                        ? "the file ends within a JSON value: it is cut off, fetch or write it again"
                        : "no JSON: " + excerpt(utf8, (int) offset));
    }

    /// What stands around an error, with the place marked.
    private static String excerpt(byte[] utf8, int offset) {
        String before = line(utf8, Math.max(0, offset - EXCERPT), offset);
        String after = line(utf8, offset, Math.min(utf8.length, offset + EXCERPT));
        return "'" + before + "' is followed by '" + after + "'";
    }

    private static String line(byte[] utf8, int from, int to) {
        return Utf8.decode(utf8, from, to).replaceAll("[\\s\\p{Cntrl}]+", " ");
    }

    /// Returns the value at the parser's current token, and leaves the parser at its last.
    public static Json at(String file, JsonParser parser) throws IOException {
        return read(file, parser);
    }

    /// Reads the value at the parser's current token; as deep as [#MAX_DEPTH] at most, which the parser
    /// checks.
    private static Json read(String file, JsonParser parser) throws IOException {
        long offset = offset(parser);
        return switch (parser.currentToken()) {
            case START_OBJECT -> new Json(file, offset, readMembers(file, parser));
            case START_ARRAY -> new Json(file, offset, readItems(file, parser));
            case VALUE_STRING -> new Json(file, offset, parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Json(file, offset, parser.getNumberValue());
            case VALUE_TRUE -> new Json(file, offset, true);
            case VALUE_FALSE -> new Json(file, offset, false);
            case VALUE_NULL -> new Json(file, offset, null);
            default -> throw new MalformedModelException(file, offset, "unexpected " + parser.currentToken());
        };
    }

    private static Map<String, Json> readMembers(String file, JsonParser parser) throws IOException {
        Map<String, Json> members = new LinkedHashMap<>();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            members.put(name, read(file, parser));
        }
        return members;
    }

    private static List<Json> readItems(String file, JsonParser parser) throws IOException {
        List<Json> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(read(file, parser));
        }
        return items;
    }

    /// Returns the byte offset of the parser's current token.
    public static long offset(JsonParser parser) {
        return parser.currentTokenLocation().getByteOffset();
    }

    /// Returns the byte offset of this value in the file.
    public long offset() {
        return offset;
    }

    public boolean isNull() {
        return value == null;
    }

    public boolean isObject() {
        return value instanceof Map;
    }

    public boolean isArray() {
        return value instanceof List;
    }

    public boolean isBool() {
        return value instanceof Boolean;
    }

    public boolean isText() {
        return value instanceof String;
    }

    /// Returns the members of this object, in the order of the file.
    @SuppressWarnings("unchecked") // only readMembers makes maps
    public Map<String, Json> members() throws MalformedModelException {
        return (Map<String, Json>) as(Map.class, "an object");
    }

    /// Returns the items of this array.
    @SuppressWarnings("unchecked") // only readItems makes lists
    public List<Json> items() throws MalformedModelException {
        return (List<Json>) as(List.class, "an array");
    }

    /// Returns the member `name` of this object, which must be there.
    public Json get(String name) throws MalformedModelException {
        Json member = members().get(name);
        if (member == null) {
            throw malformed("member \"" + name + "\" is missing");
        }
        return member;
    }

    /// Returns the member `name` of this object unless it is absent or null.
    public Optional<Json> find(String name) throws MalformedModelException {
        return Optional.ofNullable(members().get(name)).filter(member -> !member.isNull());
    }

    /// Returns this string.
    public String text() throws MalformedModelException {
        return as(String.class, "a string");
    }

    /// Returns this truth value.
    public boolean bool() throws MalformedModelException {
        return as(Boolean.class, "true or false");
    }

    /// Returns this number as a double.
    public double number() throws MalformedModelException {
        return as(Number.class, "a number").doubleValue();
    }

    /// Returns this number, which must be a whole one that fits an `int`.
    public int integer() throws MalformedModelException {
        if (value instanceof Integer integer) {
            return integer;
        }
        throw malformed("expected a 32-bit integer, found " + describe());
    }

    private <T> T as(Class<T> type, String what) throws MalformedModelException {
        if (type.isInstance(value)) {
            return type.cast(value);
        }
        throw malformed("expected " + what + ", found " + describe());
    }

    private String describe() {
        return switch (value) {
            case null -> "null";
            case Map<?, ?> members -> "an object";
            case List<?> items -> "an array";
            case String text -> "\"" + (text.length() <= 40 ? text : text.substring(0, 40) + "…") + "\"";
            default -> value.toString();
        };
    }

    /// Returns the exception that says that this value is wrong for `reason`.
    public MalformedModelException malformed(String reason) {
        return new MalformedModelException(file, offset, reason);
    }
}
