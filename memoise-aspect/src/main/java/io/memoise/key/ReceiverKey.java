package io.memoise.key;

/** What the object that a method is called on adds to the key of a call. */
public sealed interface ReceiverKey {

    /**
     * Objects of the same form answer alike.
     *
     * @param form the class and the fields that count
     */
    record ByValue(CanonicalForm form) implements ReceiverKey {}

    /**
     * Memos belong to this one object.
     *
     * @param form the class and those of its fields that are values
     * @param reason why, such as "field 'pages' is a io.acme.Pages, which has no value to compare"; empty where the
     *     author asked for it
     */
    record ByIdentity(CanonicalForm form, String reason) implements ReceiverKey {}
}
