package io.memoise.key;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.memoise.Memoise;
import io.memoise.digest.Sha256;
import io.memoise.store.Key;
import java.lang.annotation.Annotation;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What makes two calls of one method the same call. */
public final class CallKeys {
    private static final String IGNORED = "{\"ignored\":true}";

    private final String methodId;
    private volatile long group;
    private volatile @Nullable Begun begun;
    private final List<String> names;
    private final Method method;
    private final boolean[] ignored;
    private final boolean[] secret;
    private final Canonicaliser canonicaliser;
    private final Memoise.Receiver rule;
    private final MethodHandles.Lookup lookup;
    private volatile @Nullable Receivers receivers;

    /**
     * @param method the method, whose parameters may be marked {@link Memoise.Ignore} or {@link Memoise.Secret}
     * @param names of its parameters, for messages; where empty those that the class file gives, else their places
     * @param rule how its receiver counts
     * @param lookup the right to read components and fields, which is that of the method's class
     * @param secrets what stands in the files for secret parts; asked for when there is one
     */
    public CallKeys(
            Method method,
            List<String> names,
            Memoise.Receiver rule,
            MethodHandles.Lookup lookup,
            Supplier<Secrets> secrets) {
        this.names = List.copyOf(names);
        methodId = methodId(method);
        this.method = method;
        Annotation[][] marks = method.getParameterAnnotations();
        ignored = new boolean[marks.length];
        secret = new boolean[marks.length];
        for (int i = 0; i < marks.length; i++) {
            for (Annotation mark : marks[i]) {
                ignored[i] |= mark instanceof Memoise.Ignore;
                secret[i] |= mark instanceof Memoise.Secret;
            }
        }
        canonicaliser = new Canonicaliser(lookup, secrets);
        this.rule = rule;
        this.lookup = lookup;
    }

    /** Made when it is asked for: static methods need none. */
    private Receivers receivers() {
        Receivers known = receivers;
        if (known == null) {
            known = new Receivers(rule, canonicaliser, lookup);
            receivers = known;
        }
        return known;
    }

    /** Such as {@code io.acme.GitHub.page(java.lang.String,int)}: binary class names, erased parameter types. */
    public static String methodId(Method method) {
        StringJoiner types = new StringJoiner(",", "(", ")");
        for (Class<?> type : method.getParameterTypes()) {
            types.add(type.getTypeName());
        }
        return method.getDeclaringClass().getName() + "." + method.getName() + types;
    }

    /** The first 64 bits of SHA-256 of the method's id in UTF-8. */
    public static long group(String methodId) {
        int[] digest = new Sha256().add(methodId.getBytes(UTF_8)).end();
        return bits(digest[0], digest[1]);
    }

    /** The method's group in the store. Made when it is asked for: memos that stay in memory need no digest. */
    public long group() {
        long known = group;
        if (known == 0) {
            known = group(methodId);
            group = known;
        }
        return known;
    }

    /** Whether the parameter, counted from 0, is left out of the key. */
    public boolean ignored(int parameter) {
        return ignored[parameter];
    }

    /**
     * The argument as it is now in a shape that {@code equals} may compare: null and values of a {@link #direct} class
     * stay themselves, everything else becomes its {@link CanonicalForm}.
     *
     * @throws UnkeyableException where the argument has no value to compare
     */
    public @Nullable Object comparable(int parameter, @Nullable Object argument) throws UnkeyableException {
        if (argument == null
                || argument instanceof String
                || argument instanceof Integer
                || direct(argument.getClass())) {
            return argument;
        }
        return CanonicalForm.of(text(parameter, argument));
    }

    /** Whether values of exactly this class are compared by their own {@code equals}, which decides as the form does. */
    public static boolean direct(Class<?> type) {
        return Rules.direct(type);
    }

    /**
     * The form that all objects of this class share as receivers: none of their fields counts. Null where objects of the
     * class may differ. Cached for each class without keeping the class.
     */
    public @Nullable CanonicalForm constantReceiver(Class<?> type) {
        return receivers().constant(type);
    }

    /**
     * What the object adds to the key now.
     *
     * @throws UnkeyableException under {@link Memoise.Receiver#VALUE} only, where a field is no value
     */
    public ReceiverKey receiver(Object self) throws UnkeyableException {
        return receivers().of(self);
    }

    /**
     * What {@link #receiver} gives, for as long as the object's fields hold the same. Null where they hold what may change
     * by itself, such as a list, and where the object has no place in a key.
     */
    public @Nullable SeenReceiver seen(Object self) {
        return receivers().seen(self);
    }

    /**
     * The JSON document that stands for the call in the files: {@code {"on":"io.acme.GitHub","args":[…]}}. After the
     * class a receiver with fields that count has {@code :} and the SHA-256 of its form. A secret parameter is an HMAC.
     *
     * @param receiver null for a static method
     * @param comparables what {@link #comparable} gave for each parameter; nothing is read at ignored ones
     * @throws UnkeyableException where a parameter is secret and no key can be had for it
     */
    public String call(@Nullable CanonicalForm receiver, @Nullable Object[] comparables) throws UnkeyableException {
        StringBuilder call = new StringBuilder(64).append('{');
        if (receiver != null) {
            call.append("\"on\":").append(FormWriter.quote(receiver.on())).append(',');
        }
        call.append("\"args\":[");
        for (int i = 0; i < comparables.length; i++) {
            if (i > 0) {
                call.append(',');
            }
            if (ignored[i]) {
                call.append(IGNORED);
            } else if (secret[i] || !FormWriter.appendsShort(comparables[i], call)) {
                call.append(written(i, comparables[i]));
            }
        }
        return call.append("]}").toString();
    }

    /**
     * The address of the call: the first 128 bits of SHA-256 over method id, variant and call, each in UTF-8 and led by
     * the number of its bytes as a 32-bit big-endian integer.
     */
    public Key key(String variant, String call) {
        Begun known = begun;
        if (known == null || !known.variant().equals(variant) || known.digest().isOutdated()) {
            known = new Begun(variant, new Sha256().part(methodId).part(variant));
            begun = known;
        }
        int[] digest = known.digest().copy().part(call).end();
        return new Key(group(), bits(digest[0], digest[1]), bits(digest[2], digest[3]));
    }

    /** The digest of what comes before the call, which is the same for most calls of the method. Only copies go on. */
    private record Begun(String variant, Sha256 digest) {}

    private static long bits(int high, int low) {
        return (long) high << Integer.SIZE | low & 0xffffffffL;
    }

    /** The variant in short: the first 32 bits of SHA-256 over its UTF-8, led by the number of its bytes as in a key. */
    public static int variantNumber(String variant) {
        return new Sha256().part(variant).end()[0];
    }

    private String written(int parameter, @Nullable Object comparable) throws UnkeyableException {
        String text = comparable instanceof CanonicalForm form ? form.text() : text(parameter, comparable);
        if (!secret[parameter]) {
            return text;
        }
        try {
            return canonicaliser.secret(text);
        } catch (UnkeyableException reason) {
            throw reason.of(name(parameter));
        }
    }

    private String text(int parameter, @Nullable Object argument) throws UnkeyableException {
        try {
            return canonicaliser.text(argument);
        } catch (UnkeyableException reason) {
            throw reason.of(name(parameter));
        }
    }

    private String name(int parameter) {
        if (!names.isEmpty()) {
            return "argument '" + names.get(parameter) + "'";
        }
        Parameter named = method.getParameters()[parameter];
        return named.isNamePresent() ? "argument '" + named.getName() + "'" : "argument " + (parameter + 1);
    }

    /** Names the method. */
    @Override
    public String toString() {
        return "CallKeys of " + methodId;
    }
}
