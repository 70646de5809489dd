package io.memoise.benchmarks.jcabi;

import com.jcabi.aspects.Cacheable;
import io.memoise.benchmarks.work.Body;
import io.memoise.benchmarks.work.User;

/** jcabi-aspects, which keeps this result for ever. */
public final class Jcabi {
    private Jcabi() {}

    @Cacheable(forever = true)
    public static User user(String name) {
        return Body.user(name);
    }
}
