package io.memoise.engine;

import io.memoise.observe.Notices;

/** What the first miss in the store tells about a method's memos. */
final class Findings {
    private Findings() {}

    /** Says whether the store has memos of the method that are not used, and whether its code is known. */
    static void say(Site site, EngineMemos memos, StoreTier tier, Address at) {
        Notices notices = memos.notices();
        String obstacle = site.shapes().codeObstacle();
        if (obstacle != null) {
            notices.inform(
                    "Memos of " + site.id() + " are kept when its code changes: " + obstacle
                            + ". Write @Memoise(code = NONE) and raise version by hand. See docs/troubleshooting.md#unknown-code");
        }
        if (site.shapes().dependOnReceiver()) {
            return; // Memos of other receivers' classes have other variants, and are used.
        }
        long others = tier.countOthers(at.key().method(), at.variant());
        if (others > 0) {
            notices.inform((others == 1 ? "1 memo of " : others + " memos of ") + site.id()
                    + (others == 1 ? " is" : " are")
                    + " from other code, another result type or another version, and not used. Forget them by"
                    + " Memos.current().evict("
                    + site.method().getDeclaringClass().getSimpleName() + ".class, \""
                    + site.method().getName()
                    + "\"); write @Memoise(code = NONE) to keep memos over changes of the code."
                    + " See docs/troubleshooting.md#other-code");
        }
    }
}
