package dev.stipple.token.pipeline;

import java.util.List;

/// Post-processors one after the other.
///
/// @param processors in the order in which they run
public record PostProcessorSequence(List<PostProcessor> processors) implements PostProcessor {
    /// Copies the list.
    public PostProcessorSequence {
        processors = List.copyOf(processors);
    }

    @Override
    public int addedTokens(int sequences) {
        return processors.stream()
                .mapToInt(processor -> processor.addedTokens(sequences))
                .sum();
    }

    @Override
    public List<Tokens> process(List<Tokens> sequences, Mode mode) {
        List<Tokens> processed = sequences;
        for (PostProcessor processor : processors) {
            processed = processor.process(processed, mode);
        }
        return processed;
    }
}
