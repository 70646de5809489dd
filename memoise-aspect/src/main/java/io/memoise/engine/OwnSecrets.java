package io.memoise.engine;

import io.memoise.key.Secrets;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The secrets of this user, whose key lies in the state directory. Made when there is one: few programs have any. */
final class OwnSecrets implements Supplier<Secrets> {
    /** The only one. */
    static final OwnSecrets OF_THIS_USER = new OwnSecrets();

    private @Nullable Secrets made;

    private OwnSecrets() {}

    @Override
    public synchronized Secrets get() {
        Secrets known = made;
        if (known == null) {
            known = new Secrets(StateDirectory.path());
            made = known;
        }
        return known;
    }
}
