package com.acme;

import io.memoise.Memoise;
import java.util.List;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Service;

/** A bean whose author says that its answers do not depend on the services it holds. */
@Service
public class Quotes {
    static int bodies;

    private final ApplicationContext context;

    Quotes(ApplicationContext context) {
        this.context = context;
    }

    @Memoise(receiver = Memoise.Receiver.IGNORE)
    public Quote quote(String item) {
        bodies++;
        return new Quote(item, price(item), List.of("fresh"));
    }

    @Memoise(receiver = Memoise.Receiver.IGNORE)
    private int price(String item) {
        bodies++;
        return context == null ? 0 : item.length() * 100;
    }

    public List<Quote> both(String item) {
        price(item);
        return List.of(quote(item), quote(item));
    }

    public record Quote(String item, int pence, List<String> notes) {}
}
