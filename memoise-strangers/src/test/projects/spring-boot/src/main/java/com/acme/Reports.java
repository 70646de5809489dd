package com.acme;

import io.memoise.Memoise;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Service;

/** A bean that holds a service, of which nothing is known: its memos are its own. */
@Service
public class Reports {
    static int bodies;

    private final ApplicationContext context;

    Reports(ApplicationContext context) {
        this.context = context;
    }

    @Memoise
    public String report(String item) {
        bodies++;
        return item + " of " + context.getBeansOfType(Quotes.class).size() + " bean";
    }

    public String both(String item) {
        return report(item) + ", " + report(item);
    }
}
