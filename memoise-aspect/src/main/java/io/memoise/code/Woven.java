package io.memoise.code;

/** What the weaver adds to a class, by the names that it gives. */
final class Woven {
    /** The room whose types woven classes name. */
    static final String ROOM = "io/memoise/weave/";

    private static final String MOVED = "_aroundBody";
    private static final String ADVICE = "$advice";

    private Woven() {}

    /** Whether the weaver of memoise added the method to a class. */
    static boolean added(String method) {
        return method.startsWith("ajc$") || method.contains(MOVED) || method.equals("memoise$memos");
    }

    /** Whether the method is a copied advice of memoise. */
    static boolean isAdvice(Member member) {
        return member.name().contains(MOVED)
                && member.name().endsWith(ADVICE)
                && member.descriptor().contains("L" + ROOM);
    }

    /** Whether the method holds the code of another, which the weaver moved. */
    static boolean isMoved(Member member) {
        return member.name().contains(MOVED) && !member.name().endsWith(ADVICE);
    }

    /** Whether the class leads to code that the weaver moved, where it was told not to copy advice. */
    static boolean isClosure(String owner, String type) {
        return type.startsWith(owner + "$AjcClosure");
    }

    /** Whether the call initialises what the weaver of memoise added to an object or to its class. */
    static boolean initialises(String owner, String method) {
        return owner.startsWith(ROOM) && method.startsWith("ajc$interFieldInit");
    }

    /** Whether the call, which a static initialiser begins with, makes the join points of the class. */
    static boolean makesJoinPoints(String method) {
        return method.equals("ajc$preClinit");
    }
}
