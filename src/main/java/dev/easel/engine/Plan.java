package dev.easel.engine;

import dev.easel.core.chat.Presentation;
import dev.easel.core.image.ImageRequest;
import dev.easel.core.quota.Cost;
import java.util.List;

/**
 * A request that its model can draw.
 *
 * @param cost the most that it can take
 * @param notes sentences about how the request was changed
 */
record Plan(ImageRequest request, Presentation presentation, Cost cost, List<String> notes) {}
