package io.memoise.benchmarks.hits;

import io.memoise.benchmarks.byhand.MapGreeter;
import io.memoise.benchmarks.byhand.MapRepository;
import io.memoise.benchmarks.ours.Greeter;
import io.memoise.benchmarks.ours.Repository;
import java.lang.reflect.Method;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.BenchmarkParams;

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

    /** Makes every call of the benchmark twice, before the clock starts. */
    @Setup
    public void fill(HitsOnly hits, BenchmarkParams benchmark) throws ReflectiveOperationException {
        String name = benchmark.getBenchmark();
        int end = name.lastIndexOf('.');
        Class<?> type = Class.forName(name.substring(0, end).replace(".Shapes.", ".Shapes$"));
        Object object = type.getConstructor().newInstance();
        Method method = type.getMethod(name.substring(end + 1), Arguments.class);
        callAll(method, object);
        hits.filled();
        callAll(method, object);
        hits.check();
    }

    private void callAll(Method method, Object object) throws ReflectiveOperationException {
        for (int i = 0; i < COUNT; i++) {
            method.invoke(object, this);
        }
    }

    int next() {
        int next = at + 1 == COUNT ? 0 : at + 1;
        at = next;
        return next;
    }
}
