package dev.stipple.token.pipeline;

import dev.stipple.text.normalize.Normalizer;
import dev.stipple.text.pretokenize.PreTokenizer;
import dev.stipple.token.model.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A whole tokenizer as data, in the order in which text flows through it: added tokens are found, the rest is
/// normalized, pre-tokenized, split into tokens by the model, and post-processed. The decoder leads back.
///
/// Every file format is read into a pipeline. Truncation and padding are what a file carries; they are applied only
/// when asked for. Immutable.
///
/// @param addedTokens the tokens found in the text itself, in the order of the file
/// @param normalizer rewrites the text, if present
/// @param preTokenizer cuts the text into pieces that no token crosses, if present; without one the text is one
///     piece
/// @param model splits a piece into tokens
/// @param postProcessor adds tokens around the text, if present
/// @param decoder joins tokens to text, if present; without one tokens are joined with blanks
/// @param truncation the truncation that the file carries
/// @param padding the padding that the file carries
public record Pipeline(
        List<AddedToken> addedTokens,
        Optional<Normalizer> normalizer,
        Optional<PreTokenizer> preTokenizer,
        Model model,
        Optional<PostProcessor> postProcessor,
        Optional<Decoder> decoder,
        Optional<Truncation> truncation,
        Optional<Padding> padding) {

    /// Copies the added tokens.
    public Pipeline {
        addedTokens = List.copyOf(addedTokens);
    }

    /// Returns a pipeline that is nothing but `model`.
    public static Pipeline of(Model model) {
        return new Pipeline(
                List.of(),
                Optional.empty(),
                Optional.empty(),
                model,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /// Returns this pipeline with `addedTokens`.
    public Pipeline withAddedTokens(List<AddedToken> addedTokens) {
        return new Pipeline(addedTokens, normalizer, preTokenizer, model, postProcessor, decoder, truncation, padding);
    }

    /// Returns this pipeline with `normalizer`.
    public Pipeline withNormalizer(Normalizer normalizer) {
        return new Pipeline(
                addedTokens, Optional.of(normalizer), preTokenizer, model, postProcessor, decoder, truncation, padding);
    }

    /// Returns this pipeline with `preTokenizer`.
    public Pipeline withPreTokenizer(PreTokenizer preTokenizer) {
        return new Pipeline(
                addedTokens, normalizer, Optional.of(preTokenizer), model, postProcessor, decoder, truncation, padding);
    }

    /// Returns this pipeline with `postProcessor`.
    public Pipeline withPostProcessor(PostProcessor postProcessor) {
        return new Pipeline(
                addedTokens, normalizer, preTokenizer, model, Optional.of(postProcessor), decoder, truncation, padding);
    }

    /// Returns this pipeline with `decoder`.
    public Pipeline withDecoder(Decoder decoder) {
        return new Pipeline(
                addedTokens, normalizer, preTokenizer, model, postProcessor, Optional.of(decoder), truncation, padding);
    }

    /// Returns this pipeline with `truncation`.
    public Pipeline withTruncation(Truncation truncation) {
        return new Pipeline(
                addedTokens, normalizer, preTokenizer, model, postProcessor, decoder, Optional.of(truncation), padding);
    }

    /// Returns this pipeline with `padding`.
    public Pipeline withPadding(Padding padding) {
        return new Pipeline(
                addedTokens, normalizer, preTokenizer, model, postProcessor, decoder, truncation, Optional.of(padding));
    }

    /// Returns how many tokens the post-processor adds to `sequences` texts, 1 or 2.
    public int addedTokens(int sequences, PostProcessor.Mode mode) {
        return mode == PostProcessor.Mode.WITHOUT_SPECIAL_TOKENS
                ? 0
                : postProcessor
                        .map(processor -> processor.addedTokens(sequences))
                        .orElse(0);
    }

    /// Returns the tokens of one text or two, post-processed and joined.
    public Tokens join(List<Tokens> sequences, PostProcessor.Mode mode) {
        if (postProcessor.isPresent()) {
            return postProcessor.get().join(sequences, mode);
        }
        if (sequences.size() == 1) {
            return sequences.getFirst();
        }
        List<Tokens> numbered = new ArrayList<>();
        for (Tokens sequence : sequences) {
            numbered.add(sequence.withSequence(numbered.size()));
        }
        return Tokens.concatenate(numbered);
    }
}
