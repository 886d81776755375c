package dev.easel.provider.openai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.easel.core.image.BlobStore;
import dev.easel.core.image.Dialect;
import dev.easel.core.image.Dialect.ImageField;
import dev.easel.core.image.ImageRef;
import dev.easel.core.image.ImageRequest.Edit;
import dev.easel.core.image.ImageRequest.Variation;
import dev.easel.core.image.Mask;
import java.util.List;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.RequestBody;

/** Puts fields and files into the body that an endpoint takes: JSON, or a form when there are files. */
final class RequestBodies {
    private static final MediaType JSON = MediaType.get("application/json");
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String IMAGE = "image";

    private final BlobStore blobs;
    private final Dialect dialect;

    RequestBodies(BlobStore blobs, Dialect dialect) {
        this.blobs = blobs;
        this.dialect = dialect;
    }

    RequestBody generation(RequestFields fields) {
        try {
            return RequestBody.create(MAPPER.writeValueAsBytes(fields.values()), JSON);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and numbers have a JSON form", e);
        }
    }

    RequestBody edit(RequestFields fields, Edit edit) {
        MultipartBody.Builder form = form(fields);
        List<ImageRef> images = edit.images();
        String name = imageField(images.size());
        for (int i = 0; i < images.size(); i++) {
            add(form, name, "image-" + (i + 1), images.get(i));
        }
        Mask mask = edit.mask();
        if (mask != null) {
            add(form, "mask", "mask", polarised(mask));
        }
        return form.build();
    }

    RequestBody variation(RequestFields fields, Variation variation) {
        MultipartBody.Builder form = form(fields);
        add(form, IMAGE, "image-1", variation.image());
        return form.build();
    }

    private static MultipartBody.Builder form(RequestFields fields) {
        MultipartBody.Builder form = new MultipartBody.Builder().setType(MultipartBody.FORM);
        fields.values().forEach((name, value) -> form.addFormDataPart(name, value.toString()));
        return form;
    }

    /** A part without a file name is read as text, one of an unknown type is refused (OpenAI, seen 2026). */
    private void add(MultipartBody.Builder form, String field, String name, ImageRef image) {
        form.addFormDataPart(field, name + "." + image.format().extension(), new ImageBody(blobs, image));
    }

    private String imageField(int count) {
        boolean array =
                dialect.imageField() == ImageField.ARRAY || (dialect.imageField() == ImageField.BY_COUNT && count > 1);
        return array ? IMAGE + "[]" : IMAGE;
    }

    private ImageRef polarised(Mask mask) {
        return switch (dialect.maskPolarity()) {
            case ALPHA -> mask.image();
            case WHITE -> new WhiteMasks(blobs).of(mask);
        };
    }
}
