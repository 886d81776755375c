package dev.easel.core.job;

/**
 * One running process of Easel, told apart from every other one, past or present.
 *
 * @param host the machine's name
 * @param startedMillis when the process began, since a process number may be given out again
 */
public record InstanceId(String host, long pid, long startedMillis) {

    /** Reads what {@link #text} wrote. */
    public static InstanceId parse(String text) {
        String[] parts = text.split("/", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("not an instance id: " + text);
        }
        return new InstanceId(parts[0], Long.parseLong(parts[1]), Long.parseLong(parts[2]));
    }

    public String text() {
        return host + "/" + pid + "/" + startedMillis;
    }
}
