package io.memoise.demo.report;

import io.memoise.demo.github.Credit;
import io.memoise.demo.github.Listing;
import io.memoise.demo.github.Page;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Adds up pages: all of a repository that is held at once. For one thread. */
public final class Tally {
    private final Map<String, Account> accounts = new HashMap<>();
    private final Map<String, Long> anonymous = new HashMap<>();
    private long deleted;

    private record Account(String type, Map<Kind, Long> counts) {}

    /** Adds what a page of this list credits. */
    public void add(Listing listing, Page page) {
        page.credits().forEach(credit -> add(listing, credit));
    }

    private void add(Listing listing, Credit credit) {
        if (credit.anonymous()) {
            anonymous.merge(Objects.requireNonNullElse(credit.name(), ""), credit.count(), Long::sum);
        } else if (credit.deleted() || credit.login() == null) {
            deleted += credit.count();
        } else {
            accounts.computeIfAbsent(
                            credit.login(),
                            login -> new Account(
                                    Objects.requireNonNullElse(credit.type(), "User"), new EnumMap<>(Kind.class)))
                    .counts()
                    .merge(Kind.of(listing, credit), credit.count(), Long::sum);
        }
    }

    /** How many accounts there are so far. */
    public int size() {
        return accounts.size();
    }

    /** All accounts: the most contributions first, then by login. */
    public List<Person> people() {
        return accounts.entrySet().stream()
                .map(entry -> new Person(
                        entry.getKey(),
                        entry.getValue().type(),
                        entry.getValue().counts()))
                .sorted(Comparator.comparingLong(Person::total).reversed().thenComparing(Person::login))
                .toList();
    }

    /** All authors without an account: the most commits first, then by name. */
    public List<Anonymous> anonymous() {
        return anonymous.entrySet().stream()
                .map(entry -> new Anonymous(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong(Anonymous::commits).reversed().thenComparing(Anonymous::name))
                .toList();
    }

    /** Contributions whose accounts are gone; nobody can tell of how many people. */
    public long deleted() {
        return deleted;
    }
}
