package io.memoise.benchmarks.hits;

import java.nio.charset.StandardCharsets;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.ThreadParams;

/** Where in the order of calls a thread is. */
@State(Scope.Thread)
public class Next {

    /** {@code same}: the very strings that were asked for first; {@code fresh}: new ones, whose hash is not known yet. */
    @Param("same")
    String strings = "same";

    private String[] calls = {};
    private byte[][] bytes = {};
    private boolean fresh;
    private int at;

    @Setup
    public void begin(Users users, ThreadParams thread) {
        calls = users.calls;
        at = (int) ((long) calls.length * thread.getThreadIndex() / thread.getThreadCount());
        fresh = strings.equals("fresh");
        bytes = new byte[fresh ? calls.length : 0][];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = calls[i].getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    String name() {
        int next = at + 1 == calls.length ? 0 : at + 1;
        at = next;
        return fresh ? new String(bytes[next], StandardCharsets.ISO_8859_1) : calls[next];
    }
}
