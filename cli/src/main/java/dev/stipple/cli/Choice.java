package dev.stipple.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads a constant of an enum by its name as it's spelt on the command line: `CODE_POINTS` is `code-points`.
record Choice<E extends Enum<E>>(Class<E> type) implements ITypeConverter<E> {

    static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public E convert(String value) {
        E[] constants = type.getEnumConstants();
        for (E constant : constants) {
            if (name(constant).equals(value)) {
                return constant;
            }
        }
        List<String> names = Arrays.stream(constants).map(Choice::name).toList();
        throw new TypeConversionException("'" + value + "' is none of " + String.join(", ", names));
    }
}
