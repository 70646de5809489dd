package com.acme;

import java.math.BigDecimal;

public record Price(String item, BigDecimal amount) {}
