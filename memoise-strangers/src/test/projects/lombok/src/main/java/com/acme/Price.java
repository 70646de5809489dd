package com.acme;

import lombok.Builder;
import lombok.Value;

@Value
@Builder
public class Price {
    String label;
    long pence;
}
