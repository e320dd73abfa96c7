package dev.stipple.internal.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stipple.MalformedModelException;
import dev.stipple.UnsupportedModelException;
import dev.stipple.text.pretokenize.Metaspace;
import dev.stipple.text.pretokenize.PrependScheme;
import dev.stipple.token.model.Bpe;
import dev.stipple.token.model.Unigram;
import dev.stipple.token.model.WordLevel;
import dev.stipple.token.model.WordPiece;
import dev.stipple.token.pipeline.AddedToken;
import dev.stipple.token.pipeline.Pipeline;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenizerJsonTest {
    private static final String WORDS = "{'type':'WordLevel','vocab':{'a':0,'<unk>':1},'unk_token':'<unk>'}";
    private static final String FULL = "{'version':'1.0','truncation':{'direction':'Left','max_length':9,"
            + "'strategy':'OnlyFirst','stride':2},'padding':{'strategy':{'Fixed':7},'direction':'Left',"
            + "'pad_to_multiple_of':8,'pad_id':1,'pad_type_id':0,'pad_token':'<unk>'},'added_tokens':[{'id':2,"
            + "'content':'<s>','single_word':false,'lstrip':true,'rstrip':false,'normalized':false,'special':true}],"
            + "'normalizer':{'type':'Sequence','normalizers':[{'type':'NFC'},{'type':'Replace','pattern':"
            + "{'Regex':'x+'},'content':'y'}]},'pre_tokenizer':{'type':'Split','pattern':{'String':' '},"
            + "'behavior':'MergedWithNext','invert':false},'post_processor':{'type':'TemplateProcessing','single':"
            + "[{'SpecialToken':{'id':'<s>','type_id':0}},{'Sequence':{'id':'A','type_id':0}}],'pair':[{'Sequence':"
            + "{'id':'A','type_id':0}},{'Sequence':{'id':'B','type_id':1}}],'special_tokens':{'<s>':{'id':'<s>',"
            + "'ids':[2],'tokens':['<s>']}}},'decoder':{'type':'WordPiece','prefix':'##','cleanup':true},'model':"
            + "{'type':'BPE','dropout':0.1,'unk_token':null,'continuing_subword_prefix':null,'end_of_word_suffix':"
            + "null,'fuse_unk':false,'byte_fallback':false,'ignore_merges':true,'vocab':{'a':0,'<unk>':1,'aa':3},"
            + "'merges':[['a','a']]}}";

    private static Pipeline read(String json) throws IOException {
        return TokenizerJson.read("t.json", json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void readsModelsThatDoNotSayTheirType() throws IOException {
        assertThat(read("{'model':{'vocab':{'a':0,'b':1,'ab':2},'merges':['#version: 0.2','a b']}}")
                        .model())
                .isInstanceOf(Bpe.class);
        assertThat(read("{'model':{'vocab':[['a',-1],['b',-2.5]],'unk_id':0}}").model())
                .isInstanceOf(Unigram.class);
        assertThat(read("{'model':{'vocab':{},'unk_token':'','max_input_chars_per_word':9}}")
                        .model())
                .isInstanceOf(WordPiece.class);
        assertThat(read("{'model':{'vocab':{},'unk_token':''}}").model()).isInstanceOf(WordLevel.class);
    }

    @Test
    void readsTheEarlierFormsOfMetaspace() throws IOException {
        String model = ",'model':" + WORDS + "}";
        assertThat(read("{'pre_tokenizer':{'type':'Metaspace','replacement':'_','str_rep':'_','add_prefix_space':true}"
                                + model)
                        .preTokenizer())
                .contains(new Metaspace('_', PrependScheme.ALWAYS, true));
        assertThat(read("{'pre_tokenizer':{'type':'Metaspace','replacement':'_','add_prefix_space':false}" + model)
                        .preTokenizer())
                .contains(new Metaspace('_', PrependScheme.NEVER, true));
    }

    @Test
    void givesAddedTokensTheIdsThatHuggingFaceGives() throws IOException {
        Pipeline pipeline = read("{'added_tokens':[{'id':77,'content':'x'},{'id':78,'content':'<unk>','special':true},"
                + "{'id':79,'content':'y'}],'model':" + WORDS + "}");

        assertThat(pipeline.addedTokens().stream().map(AddedToken::id)).containsExactly(2, 1, 3);
    }

    @Test
    void writesWhatItReads() throws IOException {
        Pipeline pipeline = read(FULL);
        ByteArrayOutputStream first = new ByteArrayOutputStream();
        TokenizerJsonWriter.write(pipeline, first);
        ByteArrayOutputStream second = new ByteArrayOutputStream();
        Pipeline again = TokenizerJson.read("again", first.toByteArray());
        TokenizerJsonWriter.write(again, second);

        assertThat(second.toString(StandardCharsets.UTF_8)).isEqualTo(first.toString(StandardCharsets.UTF_8));
        assertThat(again.addedTokens()).isEqualTo(pipeline.addedTokens());
        assertThat(again.normalizer()).isEqualTo(pipeline.normalizer());
        assertThat(again.preTokenizer()).isEqualTo(pipeline.preTokenizer());
        assertThat(again.postProcessor()).isEqualTo(pipeline.postProcessor());
        assertThat(again.decoder()).isEqualTo(pipeline.decoder());
        assertThat(again.truncation()).isEqualTo(pipeline.truncation());
        assertThat(again.padding()).isEqualTo(pipeline.padding());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{'model':3}",
                "{'model':{}}",
                "{'model':{'type':'BPE','vocab':{'a':0}}}",
                "{'model':{'type':'BPE','vocab':{'a':-1},'merges':[]}}",
                "{'model':{'type':'BPE','vocab':{'a':4294967295},'merges':[]}}",
                "{'model':{'type':'BPE','vocab':{'a':0},'merges':['a']}}",
                "{'model':{'type':'BPE','vocab':{'a':0},'merges':['a a']}}",
                "{'model':{'type':'BPE','vocab':{'a':0},'merges':[['a']]}}",
                "{'model':{'type':'BPE','vocab':[['a',1]],'merges':[]}}",
                "{'model':{'type':'Unigram','vocab':[['a',-1]],'unk_id':1}}",
                "{'model':{'type':'Unigram','vocab':[['a']]}}"
            })
    void namesFileAndReasonOfMalformedFiles(String json) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOf(MalformedModelException.class)
                .hasMessageStartingWith("t.json");
    }

    @Test
    void namesTheComponentThatItDoesNotKnow() {
        assertThatThrownBy(() -> read("{'normalizer':{'type':'Magic'},'model':" + WORDS + "}"))
                .isInstanceOf(UnsupportedModelException.class)
                .hasMessageContaining("t.json")
                .hasMessageContaining("normalizer of type \"Magic\" at offset");
    }

    @Test
    void survivesMutations() {
        byte[] whole = FULL.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        Random random = new Random(5);
        for (int round = 0; round < 20_000; round++) {
            byte[] mutated = whole.clone();
            for (int i = random.nextInt(3); i >= 0; i--) {
                mutated[random.nextInt(mutated.length)] = (byte) " {}[]\",:019aA-\u00ff".charAt(random.nextInt(15));
            }
            try {
                TokenizerJson.read("mutated", mutated);
            } catch (MalformedModelException | UnsupportedModelException e) {
                assertThat(e).hasMessageStartingWith("mutated");
            } catch (IOException | RuntimeException e) {
                throw new AssertionError(new String(mutated, StandardCharsets.UTF_8), e);
            }
        }
    }
}
