package com.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class MainTest {

    @Test
    void theCatalogueHasTeaAndScones() {
        assertEquals(2, Main.catalogue("corner").size());
    }
}
