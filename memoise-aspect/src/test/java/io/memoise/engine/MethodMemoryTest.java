package io.memoise.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.memoise.Memoise;
import io.memoise.codec.ValueCodec;
import io.memoise.weave.NodeI;
import io.memoise.weave.TableI;
import io.memoise.weave.Tables;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The memory of one method beside a map, by the engine's look-ups and by those of woven code. */
class MethodMemoryTest {
    private static final int ARGUMENTS = 500;
    private static final int UNBOUNDED = Integer.MAX_VALUE;

    private final Map<Integer, Memo> model = new HashMap<>();
    private TableI table;
    private ValueCodec codec;

    @Memoise
    private static Integer memoised(int argument) {
        return argument;
    }

    @BeforeEach
    void emptyTable() throws NoSuchMethodException {
        Method method = MethodMemoryTest.class.getDeclaredMethod("memoised", int.class);
        table = Tables.tableI(method, MethodHandles.lookup());
        codec = ValueCodec.of(method, null, MethodHandles.lookup());
        table.show(this);
    }

    private static CallKey key(int argument) {
        return CallKey.of(null, new Object[] {argument});
    }

    private void keep(int argument, int value, long maximumSize) {
        Memo memo = Memo.shared(value, codec, 0, null);
        table.keep(key(argument), memo, 1, maximumSize);
        model.put(argument, memo);
    }

    /** What was dropped to make room is chosen elsewhere; here it is one that was there. */
    private void forgetDropped(int dropped) {
        int before = model.size();
        model.keySet().removeIf(argument -> table.lookUp(key(argument)) == null);
        assertThat(model).hasSize(before - dropped);
    }

    private void compare() {
        for (int argument = 0; argument < ARGUMENTS; argument++) {
            Memo expected = model.get(argument);
            assertThat(table.lookUp(key(argument))).isSameAs(expected);
            NodeI node = table.find(null, argument);
            if (expected == null) {
                assertThat(node).isNull();
            } else {
                assertThat(node.value()).isEqualTo(expected.value());
                assertThat(node.intValue()).isEqualTo(expected.value());
            }
        }
        assertThat(table.weight()).isEqualTo(model.size());
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void holdsWhatAMapHolds(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 3_000; i++) {
            int argument = random.nextInt(ARGUMENTS);
            switch (random.nextInt(100)) {
                case 0 -> {
                    table.trim();
                    forgetDropped(model.isEmpty() ? 0 : 1);
                }
                case 1 -> {
                    int room = Math.max(1, model.size() / 2);
                    boolean there = model.containsKey(argument);
                    int before = model.size();
                    keep(argument, i, room);
                    forgetDropped(there ? 0 : Math.max(0, before + 1 - room));
                }
                default -> {
                    if (random.nextInt(3) == 0) {
                        table.remove(key(argument));
                        model.remove(argument);
                    } else {
                        keep(argument, i, UNBOUNDED);
                    }
                }
            }
            if (i % 50 == 0) {
                compare();
            }
        }
        compare();
        table.empty();
        model.clear();
        compare();
    }
}
