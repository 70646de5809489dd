/** Remembers what a method returned for its arguments, also the next time the program runs. */
module io.memoise {
    requires static transitive org.jspecify;
    requires com.google.gson;
    requires org.objectweb.asm;
    // Woven classes name the runtime's join points themselves.
    requires transitive org.aspectj.runtime;

    exports io.memoise;
    exports io.memoise.store;

    uses io.memoise.MemosProvider;
}
