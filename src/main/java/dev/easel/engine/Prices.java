package dev.easel.engine;

import dev.easel.core.gallery.Artwork;
import dev.easel.core.image.Drawing;
import dev.easel.core.image.ImageRequest;
import dev.easel.core.image.ModelCatalogue;
import dev.easel.core.image.PriceList;
import dev.easel.core.image.ServerProfile;
import dev.easel.core.image.Usage;

/** What requests cost, in micro-dollars, and over how many calls one is spread. */
final class Prices {
    private final ModelCatalogue catalogue;
    private final ServerProfile server;

    Prices(ModelCatalogue catalogue, ServerProfile server) {
        this.catalogue = catalogue;
        this.server = server;
    }

    /** The most images that one call may ask for. */
    int imagesPerCall(ImageRequest request) {
        return Math.min(
                catalogue.specOf(request.model()).maxCount(), server.dialect().maxCount());
    }

    /** The most that a request can cost. */
    long worstCase(ImageRequest request) {
        return list(request).worstCaseMicros(request, Math.ceilDiv(request.count(), imagesPerCall(request)));
    }

    /** What an artwork came to: by the provider's count, else by the share of images that arrived. */
    long settled(ImageRequest request, Artwork artwork) {
        long worst = worstCase(request);
        Long counted = artwork.usage() == null ? null : list(request).settledMicros(artwork.usage());
        int arrived = artwork.images().size();
        return Math.min(worst, counted == null ? Math.ceilDiv(worst * arrived, request.count()) : counted);
    }

    /**
     * What the operator has to pay for a call that was answered: by the provider's count, else the most that it can be.
     * Images that the answer lacks are paid for, too.
     */
    long billed(ImageRequest call, Drawing answer) {
        Usage usage = answer.usage();
        // A server that counts no tokens for an image doesn't count.
        Long counted =
                usage == null || usage.tokensOut() == 0 ? null : list(call).settledMicros(usage);
        return counted == null ? worstCase(call) : counted;
    }

    private PriceList list(ImageRequest request) {
        return catalogue.specOf(request.model()).prices();
    }
}
