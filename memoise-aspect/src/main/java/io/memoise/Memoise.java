package io.memoise;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Remembers what a method returned for its arguments, also the next time the program runs.
 *
 * <pre>{@code
 * @Memoise
 * private Page page(String path) throws IOException { … }
 * }</pre>
 *
 * <p>The method may be private, static, final, recursive or called from its own class: its class is woven. A call whose
 * receiver and arguments equal those of an earlier one is answered with what the earlier one returned. {@code null} is
 * a result like any other; an exception is never remembered. What is stored is readable, in clear, by whoever may read
 * the directory; see {@link Secret} for arguments that may not.
 *
 * <p>A memo knows the method, the receiver and the arguments, and nothing else: neither a thread-local, nor the clock,
 * the default locale or a tenant of the moment. What the result depends on must be an argument or a field.
 *
 * <p>A {@code CompletableFuture}, {@code CompletionStage} or {@code Future} is remembered when it completes with a value,
 * never when it fails or is cancelled. Callers of a pending one share its computation, the same thread included, and each
 * is given a future of its own that depends on the body's: to cancel or complete it changes nobody else's, a failure
 * reaches all as the same cause in the {@code CompletionException} that dependent futures carry, and a value as a copy
 * where it is not immutable. Objects of other classes than {@code CompletableFuture} itself are passed on and not
 * remembered, which is said once.
 *
 * <p>The annotation belongs on a method with a body that returns a value. It is not inherited by overriding methods.
 * Methods that return nothing, a stream, an iterator or something to be closed, and suspend functions, are refused: with an
 * error where they are woven at compile time; at load time they run as they are, which is said once.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Memoise {

    /**
     * How long a memo may be used after it was written: {@code "250ms"}, {@code "90s"}, {@code "15m"}, {@code "12h"},
     * {@code "7d"}, or ISO-8601 such as {@code "PT36H"}. Empty, the default, means for ever. A text that is no positive
     * duration is a {@link MemoiseConfigurationException} at the first call, which names the method.
     */
    String expireAfterWrite() default "";

    /**
     * The author's number for what the method means. Memos written under another number are not used; raise it when the
     * method is to answer differently for the same arguments. The default is 0.
     */
    int version() default 0;

    /** Whether memos are of the method as it is coded now, or outlive changes of its code. */
    Code code() default Code.METHOD;

    /** How the object that the method is called on takes part in the key. Static methods have none. */
    Receiver receiver() default Receiver.AUTO;

    /** Whether callers may be given one and the same result object. */
    Sharing sharing() default Sharing.AUTO;

    /**
     * How results of types are written that memoise can't write by itself; goes before the codecs of {@link Memos.Builder}
     * and those that are services. Each is made once, by its constructor without parameters, public or not.
     */
    Class<? extends Codec<?, ?>>[] codec() default {};

    /** The object's part in the key. Its class is part of the key under every rule. */
    enum Receiver {
        /**
         * By value where every field of the object is a value: a string, number, enum, record, {@code URI}, a
         * collection of such. Fields marked {@link Ignore}, loggers, executors, locks and HTTP clients are left out.
         * Where another field remains the memos belong to that one object, in memory, for as long as it lives; this is
         * said once, with the name of the field. Own {@code equals} methods play no part.
         */
        AUTO,
        /** The object takes no part: the author's word that the result does not depend on its fields. */
        IGNORE,
        /** By value always; where a field is no value the call is not remembered, which is said once. */
        VALUE,
        /** Memos belong to the one object, in memory, and go with it. */
        IDENTITY
    }

    /** How the method's code takes part in the key of memos that are stored. */
    enum Code {
        /**
         * A memo that other code wrote is not used. The code is that of the method, its lambdas, the local and anonymous
         * classes in it, and the methods and constructors of its own class that these reach. A change of a comment, of
         * formatting, of another method or of memoise is none; nor is it seen when other classes, overriding methods,
         * static initialisers that are no constants, or the resources that the method reads change: raise
         * {@link Memoise#version} then. Another compiler may give other code to the same source.
         *
         * <p>The code is read from the class file, once for each method. Where there is none, as for classes made at run
         * time, this is said once and memos are kept as under {@link #NONE}.
         */
        METHOD,
        /** The author's word that the method means the same as long as {@link Memoise#version} does. */
        NONE
    }

    /** What callers of one memo may see of each other. */
    enum Sharing {
        /** Immutable results are shared; of any other each caller gets a copy of its own, the first one too. */
        AUTO,
        /** One result object for all callers: the author's word that none of them changes it. */
        SHARED
    }

    /**
     * Leaves a parameter or a field out of the key: the author's word that the result does not depend on it. Never on a
     * token that decides what its bearer may see, which is {@link Secret}: two users would share their answers.
     */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.PARAMETER, ElementType.FIELD})
    @interface Ignore {}

    /**
     * Keeps a parameter, field or record component in the key but out of the files: what is written is an HMAC under a
     * random key of this user that is kept outside the memo directory. Results are written in clear all the same.
     */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.PARAMETER, ElementType.FIELD, ElementType.RECORD_COMPONENT})
    @interface Secret {}
}
