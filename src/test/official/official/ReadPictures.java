package official;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.models.images.Image;
import com.openai.models.images.ImageGenerateParams;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;

/** Asks for ten pictures and writes them to files, in the way the official client's own examples do. */
public class ReadPictures implements Callable<Long> {
    private final OpenAIClient client;
    private final Path folder;

    public ReadPictures(String baseUrl, Path folder) {
        this.client = OpenAIOkHttpClient.builder()
                .baseUrl(baseUrl)
                .apiKey("sk-anything")
                .maxRetries(0)
                .build();
        this.folder = folder;
    }

    /** @return how many bytes the pictures have */
    @Override
    public final Long call() throws IOException {
        List<Image> images = client.images()
                .generate(ImageGenerateParams.builder()
                        .model("gpt-image-2")
                        .prompt("a fox")
                        .n(10)
                        .build())
                .data()
                .orElseThrow();
        long bytes = 0;
        for (int i = 0; i < images.size(); i++) {
            byte[] picture = Base64.getDecoder().decode(images.get(i).b64Json().orElseThrow());
            keep(picture, folder.resolve(i + ".png"));
            bytes += picture.length;
        }
        return bytes;
    }

    void keep(byte[] picture, Path file) throws IOException {
        Files.write(file, picture);
    }
}
