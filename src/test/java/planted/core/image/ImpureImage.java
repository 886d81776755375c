package planted.core.image;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Breaks: pure core. */
public final class ImpureImage {
    private static final Logger LOG = LoggerFactory.getLogger(ImpureImage.class);

    /** Breaks: no optional parameters. */
    public void show(Optional<String> name) {
        LOG.info("{}", name);
    }
}
