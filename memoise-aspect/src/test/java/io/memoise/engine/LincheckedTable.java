package io.memoise.engine;

import io.memoise.Memoise;
import io.memoise.Memos;
import io.memoise.weave.Computation;
import io.memoise.weave.NodeI;
import io.memoise.weave.TableI;
import io.memoise.weave.Tables;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.concurrent.atomic.AtomicInteger;
import org.jetbrains.lincheck.datastructures.Operation;

/** A table and its computations in flight, as woven code uses them. A body returns what its source holds. */
public class LincheckedTable {
    static final EngineMemos MEMOS = (EngineMemos) Memos.builder().memoryOnly().build();

    private static final int KEY = 1;
    private static final int FAILING = 2;

    private final TableI table = Tables.tableI(method(), MethodHandles.lookup());
    private final Site site = siteOf(table);
    private final AtomicInteger source = new AtomicInteger();

    @Memoise
    private static Integer memoised(int key) {
        return key;
    }

    private static Method method() {
        try {
            return LincheckedTable.class.getDeclaredMethod("memoised", int.class);
        } catch (NoSuchMethodException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static Site siteOf(TableI table) {
        try {
            Field site = TableI.class.getSuperclass().getDeclaredField("site");
            site.setAccessible(true);
            return (Site) site.get(table);
        } catch (ReflectiveOperationException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** What the advice does. */
    private int woven(int key) {
        NodeI node = table.find(null, key);
        if (node != null) {
            return (int) node.value();
        }
        Computation computation = table.begin(null, key);
        if (computation.answered()) {
            return (int) computation.value();
        }
        int result;
        try {
            result = body(key);
        } catch (Throwable failure) {
            throw computation.fail(failure);
        }
        return (int) computation.publish(result);
    }

    private int body(int key) {
        if (key == FAILING) {
            throw new IllegalStateException("down");
        }
        return source.get();
    }

    @Operation
    public int call() {
        return woven(KEY);
    }

    @Operation
    public boolean failingCall() {
        try {
            return woven(FAILING) < 0;
        } catch (IllegalStateException down) {
            return true;
        }
    }

    /** The source changes, and what was remembered of it is evicted. */
    @Operation
    public void change() {
        source.incrementAndGet();
        site.evict(new Capture.Call(site, null, new Object[] {KEY}), MEMOS);
    }

    /** The source changes, and everything is forgotten. */
    @Operation
    public void changeAndClear() {
        source.incrementAndGet();
        site.forget();
    }

    /** A memo is never older than the last change that had ended when its caller called: there might be no memos. */
    public static class Sequential {
        private int source;

        public int call() {
            return source;
        }

        public boolean failingCall() {
            return true;
        }

        public void change() {
            source++;
        }

        public void changeAndClear() {
            source++;
        }
    }
}
