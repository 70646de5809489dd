package io.memoise.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random values, made of everything that results are made of: the same on the first run, on a hit and in a new process.
 * {@code -Dmemoise.test.values=N} tries N of them, {@code -Dmemoise.test.seed=S} begins with another one.
 */
class RandomResultsTest {
    private static final int VALUES = Integer.getInteger("memoise.test.values", 10_000);
    private static final long SEED = Long.getLong("memoise.test.seed", 1);

    @TempDir
    Path directory;

    @Test
    void everyRandomValueComesBackTheSame() throws Exception {
        List<String> own = answers("-Dmemoise.enabled=false");
        List<String> first = answers("-Dmemoise.dir=" + directory.resolve("memos"));
        List<String> next = answers("-Dmemoise.dir=" + directory.resolve("memos"));
        assertThat(own).hasSize(VALUES);
        for (int i = 0; i < VALUES; i++) {
            String[] parts = own.get(i).split("\t", 3);
            assertThat(parts[1]).isEqualTo("2");
            assertThat(first.get(i)).as("first run").isEqualTo(parts[0] + "\t1\t" + parts[2]);
            assertThat(next.get(i)).as("new process").isEqualTo(parts[0] + "\t0\t" + parts[2]);
        }
    }

    private List<String> answers(String option) throws Exception {
        return Child.run(
                        directory, option, RandomAnswers.class.getName(), Long.toString(SEED), Integer.toString(VALUES))
                .out();
    }
}
