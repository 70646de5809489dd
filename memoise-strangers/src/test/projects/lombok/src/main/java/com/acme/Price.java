package com.acme;

import lombok.Builder;

@Builder
public record Price(String label, long pence) {}
