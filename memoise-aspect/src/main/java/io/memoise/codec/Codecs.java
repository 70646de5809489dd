package io.memoise.codec;

import io.memoise.Codec;
import io.memoise.MemoiseConfigurationException;
import io.memoise.access.FieldAccess;
import java.lang.invoke.MethodHandles;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/** Codecs of the program's, those first that go before others. */
public final class Codecs {
    /** There are none. */
    public static final Codecs NONE = new Codecs(List.of());

    private static final String SERVICE = "META-INF/services/" + Codec.class.getName();

    private static final Map<ClassLoader, WeakReference<Codecs>> SERVICES = new WeakHashMap<>();

    private final List<UserCodec> codecs;

    private Codecs(List<UserCodec> codecs) {
        this.codecs = codecs;
    }

    /** @throws MemoiseConfigurationException if a codec does not say what it is for, or two are for the same */
    public static Codecs of(List<? extends Codec<?, ?>> given) {
        List<UserCodec> codecs = new ArrayList<>();
        for (Codec<?, ?> each : given) {
            UserCodec codec = UserCodec.of(each);
            for (UserCodec other : codecs) {
                if (other.target().equals(codec.target())) {
                    throw new MemoiseConfigurationException("the codecs " + other.name() + " and " + codec.name()
                            + " are both for " + codec.target().raw().getTypeName() + "; leave one out");
                }
            }
            codecs.add(codec);
        }
        return codecs.isEmpty() ? NONE : new Codecs(List.copyOf(codecs));
    }

    /**
     * Makes codecs by their constructors without parameters.
     *
     * @param lookup by whose right constructors are called that are not public
     * @throws MemoiseConfigurationException if one can't be made, or as {@link #of} does
     */
    public static Codecs made(List<Class<? extends Codec<?, ?>>> types, MethodHandles.Lookup lookup) {
        List<Codec<?, ?>> made = new ArrayList<>();
        for (Class<?> type : types) {
            FieldAccess.Making constructor = FieldAccess.constructor(type, lookup)
                    .orElseThrow(() -> unmade(type, "it has no constructor without parameters that memoise may call"));
            try {
                made.add((Codec<?, ?>) constructor.make(new @Nullable Object[0]));
            } catch (VirtualMachineError ours) {
                throw ours;
            } catch (Throwable thrown) {
                throw unmade(
                        type, "its constructor throws a " + thrown.getClass().getTypeName());
            }
        }
        return of(made);
    }

    private static MemoiseConfigurationException unmade(Class<?> type, String reason) {
        return new MemoiseConfigurationException("the codec " + type.getName() + " can't be made: " + reason);
    }

    /**
     * Those that the program names as services, as its class loader sees them.
     *
     * @throws MemoiseConfigurationException if one can't be made, or as {@link #of} does
     */
    public static Codecs services(ClassLoader loader) {
        synchronized (SERVICES) {
            WeakReference<Codecs> known = SERVICES.get(loader);
            Codecs found = known == null ? null : known.get();
            if (found == null) {
                found = load(loader);
                SERVICES.put(loader, new WeakReference<>(found));
            }
            return found;
        }
    }

    private static Codecs load(ClassLoader loader) {
        if (!Codec.class.getModule().isNamed() && loader != null && loader.getResource(SERVICE) == null) {
            // So say all jars; the service loader's own search takes a few milliseconds more.
            return NONE;
        }
        List<Codec<?, ?>> found = new ArrayList<>();
        try {
            for (Codec<?, ?> service : ServiceLoader.load(Codec.class, loader)) {
                found.add(service);
            }
        } catch (ServiceConfigurationError wrong) {
            throw new MemoiseConfigurationException(
                    "a codec is named as a service and can't be made: " + wrong.getMessage());
        }
        return of(found);
    }

    /** These, and after them the others. */
    public Codecs then(Codecs others) {
        if (codecs.isEmpty()) {
            return others;
        }
        List<UserCodec> all = new ArrayList<>(codecs);
        all.addAll(others.codecs);
        return new Codecs(List.copyOf(all));
    }

    /** The one that writes values of the declared type; null where there is none. */
    @Nullable
    UserCodec writing(ResolvedType type) {
        for (UserCodec codec : codecs) {
            if (codec.writes(type)) {
                return codec;
            }
        }
        return null;
    }

    /** The one that the value may have been written by; null where there is none. */
    @Nullable
    UserCodec covering(Object value) {
        for (UserCodec codec : codecs) {
            if (codec.target().raw().isInstance(value)) {
                return codec;
            }
        }
        return null;
    }
}
