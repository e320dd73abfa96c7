package dev.stipple.internal.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stipple.text.normalize.SentencePieceNormalizer;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ComponentJsonTest {
    @Test
    void settingsWithoutAPlaceInTokenizerJsonAreMembersToo() throws IOException {
        var options = SentencePieceNormalizer.Options.DEFAULT.withRemoveExtraWhitespaces(false);

        assertThat(ComponentJson.of(SentencePieceNormalizer.of(Optional.empty(), options, List.of("<a>"))))
                .isEqualTo("""
                        {"type":"SentencePieceNormalizer","add_dummy_prefix":true,"remove_extra_whitespaces":false,\
                        "escape_whitespaces":true,"treat_whitespace_as_suffix":false,"characters_map":false,\
                        "user_defined_pieces":1}""");
    }
}
