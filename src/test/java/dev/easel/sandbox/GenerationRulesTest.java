package dev.easel.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GenerationRulesTest {
    private final GenerationRules rules = new GenerationRules(ModelTable.load());

    private Order check(ObjectNode request) {
        return rules.check(new Fields(request));
    }

    private Refusal refusal(ObjectNode request) {
        return catchThrowableOfType(RefusalException.class, () -> check(request))
                .refusal();
    }

    @ParameterizedTest(name = "{0} takes {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    dall-e-2                       | 'n':10
                    dall-e-2                       | 'size':'256x256'
                    dall-e-2                       | 'size':'512x512','response_format':'b64_json'
                    dall-e-2                       | 'quality':'standard','user':'u'
                    dall-e-3                       | 'size':'1792x1024','quality':'hd','style':'natural'
                    dall-e-3                       | 'size':'1024x1792','n':1
                    gpt-image-1                    | 'size':'1536x1024','quality':'high'
                    gpt-image-1                    | 'size':'auto','background':'transparent'
                    gpt-image-1-mini               | 'output_format':'webp','output_compression':40
                    gpt-image-1.5                  | 'moderation':'low','n':10
                    gpt-image-1.5                  | 'n':null,'size':null
                    chatgpt-image-latest           | 'safety_identifier':'abc','partial_images':3
                    gpt-image-2                    | 'size':'1792x1024'
                    gpt-image-2                    | 'size':'3840x2160'
                    gpt-image-2                    | 'size':'640x1024'
                    gpt-image-2                    | 'size':'3840x1280'
                    gpt-image-2-2026-04-21         | 'size':'2880x2880','background':'opaque'
                    gpt-image-2.5-flare            | 'quality':'max','background':'transparent'
                    gpt-image-2.5-flare-2026-09-08 | 'quality':'xhigh','stream':false
                    gpt-image-2.5-sunburst         | 'size':'1920x1088','output_format':'jpeg'
                    gpt-image-2.6-flare            | 'complexity':'low'
                    gpt-image-2.6-sunburst         | 'size':'816x816','output_compression':100
                    """)
    void takes(String model, String fields) throws IOException {
        ObjectNode request = SandboxClient.request(model, "a cat", fields);

        assertThatCode(() -> check(request)).doesNotThrowAnyException();
    }

    @ParameterizedTest(name = "{0} refuses {1}: {3} of {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    dall-e-4               | 'n':1                         | model              | invalid_value           | does not exist
                    dall-e-2               | 'n':0                         | n                  | integer_below_min_value | >= 1, but got 0
                    dall-e-2               | 'n':-99999999999              | n                  | integer_below_min_value | >= 1
                    dall-e-2               | 'n':11                        | n                  | integer_above_max_value | <= 10, but got 11
                    dall-e-2               | 'n':99999999999               | n                  | integer_above_max_value | <= 10
                    dall-e-3               | 'n':2                         | n                  | integer_above_max_value | <= 1, but got 2
                    gpt-image-2            | 'n':'2'                       | n                  | invalid_type            | expected an integer, but got a string
                    gpt-image-2            | 'n':1.5                       | n                  | invalid_type            | but got a decimal number
                    gpt-image-2            | 'n':true                      | n                  | invalid_type            | but got a boolean
                    gpt-image-2            | 'prompt':['a']                | prompt             | invalid_type            | expected a string, but got an array
                    gpt-image-2            | 'prompt':{}                   | prompt             | invalid_type            | but got an object
                    gpt-image-2            | 'prompt':''                   | prompt             | empty_string            | empty string
                    gpt-image-2            | 'prompt':'  '                 | prompt             | empty_string            | empty string
                    gpt-image-2            | 'prompt':null                 | prompt             | missing_required_parameter | Missing required parameter
                    gpt-image-2            | 'model':7                     | model              | invalid_type            | expected a string
                    dall-e-2               | 'size':'1536x1024'            | size               | invalid_value           | 256x256, 512x512, 1024x1024
                    dall-e-2               | 'size':'auto'                 | size               | invalid_value           | Supported values
                    dall-e-3               | 'size':'512x512'              | size               | invalid_value           | 1792x1024
                    gpt-image-1            | 'size':'1792x1024'            | size               | invalid_value           | 1024x1024, 1536x1024, 1024x1536, auto
                    gpt-image-2            | 'size':'1920x1080'            | size               | invalid_value           | divisible by 16
                    gpt-image-2            | 'size':'872x2048'             | size               | invalid_value           | divisible by 16
                    gpt-image-2            | 'size':'4096x4096'            | size               | invalid_value           | longest edge
                    gpt-image-2            | 'size':'512x512'              | size               | invalid_value           | below the current minimum pixel budget
                    gpt-image-2.5-flare    | 'size':'1024x576'             | size               | invalid_value           | below the current minimum pixel budget
                    gpt-image-2.5-flare    | 'size':'2896x2896'            | size               | invalid_value           | exceeds the current maximum pixel budget
                    gpt-image-2.5-sunburst | 'size':'3840x2176'            | size               | invalid_value           | exceeds the current maximum pixel budget
                    gpt-image-2.6-flare    | 'size':'3840x1264'            | size               | invalid_value           | must not exceed 3:1
                    gpt-image-2.6-flare    | 'size':'big'                  | size               | invalid_value           | WIDTHxHEIGHT
                    gpt-image-2.6-flare    | 'size':'99999999999x16'       | size               | invalid_value           | WIDTHxHEIGHT
                    dall-e-2               | 'quality':'hd'                | quality            | invalid_value           | does not support quality 'hd'
                    dall-e-3               | 'quality':'high'              | quality            | invalid_value           | standard, hd
                    gpt-image-1            | 'quality':'hd'                | quality            | invalid_value           | low, medium, high, auto
                    gpt-image-2            | 'quality':'xhigh'             | quality            | invalid_value           | does not support quality 'xhigh'
                    gpt-image-2.5-flare    | 'quality':'ultra'             | quality            | invalid_value           | xhigh, max
                    gpt-image-1            | 'response_format':'url'       | response_format    | unknown_parameter       | Unknown parameter: 'response_format'
                    gpt-image-2.6-flare    | 'style':'vivid'               | style              | unknown_parameter       | Unknown parameter: 'style'
                    dall-e-2               | 'style':'vivid'               | style              | unknown_parameter       | Unknown parameter
                    dall-e-3               | 'style':'wild'                | style              | invalid_value           | 'vivid', 'natural'
                    dall-e-3               | 'moderation':'low'            | moderation         | unknown_parameter       | Unknown parameter
                    dall-e-3               | 'background':'opaque'         | background         | unknown_parameter       | Unknown parameter
                    dall-e-2               | 'output_format':'png'         | output_format      | unknown_parameter       | Unknown parameter
                    dall-e-2               | 'stream':true                 | stream             | unknown_parameter       | Unknown parameter
                    dall-e-2               | 'safety_identifier':'x'       | safety_identifier  | unknown_parameter       | Unknown parameter
                    dall-e-2               | 'response_format':'png'       | response_format    | invalid_value           | 'url', 'b64_json'
                    gpt-image-2.5-flare    | 'complexity':'low'            | complexity         | unknown_parameter       | Unknown parameter
                    gpt-image-2.6-flare    | 'complexity':'huge'           | complexity         | invalid_value           | Supported values
                    gpt-image-2            | 'negative_prompt':'dogs'      | negative_prompt    | unknown_parameter       | Unknown parameter
                    gpt-image-2            | 'background':'transparent'    | background         | invalid_value           | not supported for this model
                    gpt-image-1            | 'background':'red'            | background         | invalid_value           | 'transparent', 'opaque', 'auto'
                    gpt-image-1            | 'background':'transparent','output_format':'jpeg' | background | invalid_value | JPEG
                    gpt-image-1            | 'output_format':'bmp'         | output_format      | invalid_value           | 'png', 'jpeg', 'webp'
                    gpt-image-2.6-flare    | 'output_format':'svg'         | output_format      | invalid_value           | preview access
                    gpt-image-2.6-sunburst | 'output_format':'gif'         | output_format      | invalid_value           | preview access
                    gpt-image-1            | 'output_compression':50       | output_compression | invalid_value           | PNG
                    gpt-image-1            | 'output_format':'jpeg','output_compression':101 | output_compression | integer_above_max_value | <= 100
                    gpt-image-1            | 'output_format':'jpeg','output_compression':-1 | output_compression | integer_below_min_value | >= 0
                    gpt-image-1            | 'moderation':'off'            | moderation         | invalid_value           | 'low', 'auto'
                    gpt-image-1            | 'partial_images':4            | partial_images     | integer_above_max_value | <= 3
                    gpt-image-2            | 'stream':'true'               | stream             | invalid_type            | expected a boolean
                    """)
    void refuses(String model, String fields, String param, String code, String text) throws IOException {
        Refusal refusal = refusal(SandboxClient.request("gpt-image-2", "a cat", "'model':'" + model + "'," + fields));

        assertThat(refusal.status()).isEqualTo(400);
        assertThat(refusal.param()).isEqualTo(param);
        assertThat(refusal.code()).isEqualTo(code);
        assertThat(refusal.message()).contains(text);
    }

    @ParameterizedTest
    @CsvSource({"dall-e-2,1000", "dall-e-3,4000", "gpt-image-1,32000", "gpt-image-2.6-flare,32000"})
    void countsThePromptInCodePoints(String model, int limit) {
        String longest = "🎨".repeat(limit);

        assertThatCode(() -> check(SandboxClient.request(model, longest))).doesNotThrowAnyException();
        Refusal refusal = refusal(SandboxClient.request(model, longest + "x"));

        assertThat(refusal.code()).isEqualTo("string_above_max_length");
        assertThat(refusal.message()).contains("maximum length " + limit).contains("length " + (limit + 1));
    }

    @ParameterizedTest
    @CsvSource({"'a cat',1024,1024", "'a wide landscape',1536,1024", "'portrait of a king',1024,1536"})
    void picksTheSizeFromTheWords(String prompt, int width, int height) {
        Order request = check(SandboxClient.request("gpt-image-2", prompt));

        assertThat(request.width()).isEqualTo(width);
        assertThat(request.height()).isEqualTo(height);
    }

    @Test
    void prefersTheSafetyIdentifierToTheUser() throws IOException {
        String both = "'user':'old','safety_identifier':'new'";

        assertThat(check(SandboxClient.request("gpt-image-2", "a", both)).safetyIdentifier())
                .isEqualTo("new");
        assertThat(check(SandboxClient.request("gpt-image-2", "a", "'user':'old'"))
                        .safetyIdentifier())
                .isEqualTo("old");
    }
}
