/** Remembers what a method returned for its arguments, also the next time the program runs. */
module io.memoise {
    requires static transitive org.jspecify;
    // Asked for the holders of locks, where it is there.
    requires static java.management;
    requires com.google.gson;
    // Woven classes name the runtime's join points themselves.
    requires transitive org.aspectj.runtime;
    // There only in test runs of the programs that use this. The listener can't be provided here: a module whose
    // provided service is missing stops the program. META-INF/services names it, for class paths.
    requires static org.junit.platform.launcher;

    exports io.memoise;
    exports io.memoise.store;
    // Named by woven classes, not by people.
    exports io.memoise.weave;

    uses io.memoise.Codec;
}
