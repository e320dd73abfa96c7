package dev.stipple.internal.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stipple.MalformedModelException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProtobufTest {
    private static Protobuf message(String hex) {
        return Protobuf.of("m", HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    @Test
    void readsTheExamplesOfTheEncodingGuide() throws MalformedModelException {
        // field 1 = 150; field 2 = "testing"; field 3 = message { 1: 150 }; field 4 = 1.5f
        Protobuf message = message("08 9601  12 07 74657374696e67  1a 03 089601  25 0000c03f");
        assertThat(message.next()).isTrue();
        assertThat(message.field()).isEqualTo(1);
        assertThat(message.integer()).isEqualTo(150);
        assertThat(message.next()).isTrue();
        assertThat(message.text()).isEqualTo("testing");
        assertThat(message.next()).isTrue();
        Protobuf inner = message.message();
        assertThat(inner.next()).isTrue();
        assertThat(inner.integer()).isEqualTo(150);
        assertThat(inner.next()).isFalse();
        assertThat(message.next()).isTrue();
        assertThat(message.float32()).isEqualTo(1.5f);
        assertThat(message.next()).isFalse();
    }

    @Test
    void skipsUnreadFields() throws MalformedModelException {
        Protobuf message = message("09 0102030405060708  12 01 41  18 01");
        while (message.next() && message.field() < 3) {}
        assertThat(message.field()).isEqualTo(3);
        assertThat(message.bool()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "08", // no value
                "0896", // unfinished number
                "08 ffffffffffffffffffff01", // too long a number
                "12 05 41", // longer than the message
                "12 ffffffffffffffffff01 41", // a negative length
                "12 ffffffff07 41", // 2 GiB
                "00 01", // field 0
                "0b 0c", // a group
                "0d 0102", // short fixed32
            })
    void refusesBrokenMessages(String hex) {
        assertThatThrownBy(() -> message(hex).next()).isInstanceOf(MalformedModelException.class);
    }

    @Test
    void refusesAnotherTypeAndInvalidText() throws MalformedModelException {
        Protobuf message = message("12 01 ff");
        assertThat(message.next()).isTrue();
        assertThatThrownBy(message::integer).hasMessageContaining("m, offset 2: field 2");
        assertThatThrownBy(message::text).hasMessageContaining("not valid UTF-8");
    }
}
