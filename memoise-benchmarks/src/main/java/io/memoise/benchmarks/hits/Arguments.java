package io.memoise.benchmarks.hits;

import io.memoise.benchmarks.byhand.MapGreeter;
import io.memoise.benchmarks.byhand.MapRepository;
import io.memoise.benchmarks.ours.Greeter;
import io.memoise.benchmarks.ours.Repository;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A hundred arguments of every kind, and objects to call. */
@State(Scope.Thread)
public class Arguments {
    private static final int COUNT = 100;

    final MapGreeter mapGreeter = new MapGreeter("Hello");
    final Greeter greeter = new Greeter("Hello");
    final MapRepository mapRepository = new MapRepository();
    final Repository repository = new Repository();

    final String[] first = new String[COUNT];
    final String[] second = new String[COUNT];
    final String[] third = new String[COUNT];
    final int[] ints = new int[COUNT];
    final long[] longs = new long[COUNT];
    private int at;

    public Arguments() {
        for (int i = 0; i < COUNT; i++) {
            first[i] = "first " + i;
            second[i] = "second " + i;
            third[i] = "third " + i;
            ints[i] = 1_000 * i;
            longs[i] = 1_000_000_007L * i;
        }
    }

    /** @param hits named so that its memos are in use before anything is called */
    @Setup
    public void begin(HitsOnly hits) {
        at = 0;
    }

    int next() {
        int next = at + 1 == COUNT ? 0 : at + 1;
        at = next;
        return next;
    }
}
