module com.acme.modular {
    requires io.memoise;
}
