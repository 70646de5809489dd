package io.memoise.engine;

import io.memoise.Codec;
import io.memoise.Memoise;
import io.memoise.MemoiseConfigurationException;
import io.memoise.code.WrittenAnnotations;
import io.memoise.key.CallKeys;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;

/**
 * The attributes of one {@link Memoise} as values.
 *
 * @param lifetime milliseconds that a memo may be used after it was written; 0 means for ever
 * @param version the author's number
 * @param receiver the object's part in the key
 * @param shares whether all callers may be given one result object, immutable or not
 * @param code whether memos are of the method's code
 * @param codecs of the annotation
 */
record Policy(
        long lifetime,
        int version,
        Memoise.Receiver receiver,
        boolean shares,
        boolean code,
        List<Class<? extends Codec<?, ?>>> codecs) {
    /** How far the clock may have been ahead when a memo was written. */
    private static final long TOLERATED_SKEW = 60_000;

    /**
     * Of what the class file says, where it can be read; else of what reflection says.
     *
     * @throws MemoiseConfigurationException where an attribute can't be followed; it names the method
     */
    static Policy of(Method method) {
        Map<String, Object> written = WrittenAnnotations.of(method, Memoise.class);
        if (written != null) {
            return of(method, written);
        }
        Memoise memoise = method.getAnnotation(Memoise.class);
        if (memoise == null) {
            throw new MemoiseConfigurationException(CallKeys.methodId(method) + " was woven but carries no @Memoise");
        }
        return of(method, memoise);
    }

    static Policy of(Method method, Memoise memoise) {
        return new Policy(
                lifetime(method, memoise.expireAfterWrite()),
                memoise.version(),
                memoise.receiver(),
                memoise.sharing() == Memoise.Sharing.SHARED,
                memoise.code() == Memoise.Code.METHOD,
                List.of(memoise.codec()));
    }

    /** Names of constants are compared as they are: the class of each enum is one more that a first call waits for. */
    private static Policy of(Method method, Map<String, Object> written) {
        return new Policy(
                lifetime(method, (String) written.getOrDefault("expireAfterWrite", "")),
                (Integer) written.getOrDefault("version", 0),
                receiver(written.getOrDefault("receiver", "AUTO")),
                written.getOrDefault("sharing", "AUTO").equals("SHARED"),
                written.getOrDefault("code", "METHOD").equals("METHOD"),
                List.of());
    }

    /** As {@link Memoise.Receiver#valueOf}, which goes by reflection. */
    private static Memoise.Receiver receiver(Object name) {
        for (Memoise.Receiver each : Memoise.Receiver.values()) {
            if (each.name().equals(name)) {
                return each;
            }
        }
        throw new IllegalArgumentException("there is no Memoise.Receiver." + name);
    }

    boolean expires() {
        return lifetime != 0;
    }

    /** Whether a memo of this age may be used. One from the future is not: its age can't be told. */
    boolean fresh(long writtenAt, long now) {
        return lifetime == 0 || (now - writtenAt < lifetime && writtenAt - now <= TOLERATED_SKEW);
    }

    private static long lifetime(Method method, String text) {
        return text.isEmpty() ? 0 : WrittenDuration.milliseconds(method, text);
    }
}
