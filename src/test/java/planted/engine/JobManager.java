package planted.engine;

import planted.core.text.UserMessage;
import planted.storage.Rows;

/** Breaks: no empty names, allow-list, words have one maker, no console. */
public final class JobManager {
    public UserMessage message() {
        System.out.println(new Rows().injected);
        return new UserMessage();
    }
}
