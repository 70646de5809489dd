package io.memoise.demo;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** Reads the version from the jar's manifest. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {
            "hatrack "
                    + Objects.requireNonNullElse(Version.class.getPackage().getImplementationVersion(), "(not packed)")
        };
    }
}
