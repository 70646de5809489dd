package io.memoise.key;

import java.util.Set;

/** Objects that a result does not depend on: loggers, executors, locks and HTTP clients, known by name. */
final class Bystanders {
    private static final Set<String> NAMES = Set.of(
            "java.lang.System$Logger",
            "java.util.logging.Logger",
            "org.slf4j.Logger",
            "org.apache.logging.log4j.Logger",
            "org.apache.log4j.Category",
            "org.apache.commons.logging.Log",
            "org.jboss.logging.BasicLogger",
            "java.util.concurrent.Executor",
            "java.util.concurrent.locks.Lock",
            "java.util.concurrent.locks.ReadWriteLock",
            "java.util.concurrent.locks.StampedLock",
            "java.net.http.HttpClient");

    private static final ClassValue<Boolean> KNOWN = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            return named(type);
        }
    };

    private Bystanders() {}

    static boolean include(Class<?> type) {
        return KNOWN.get(type);
    }

    private static boolean named(Class<?> type) {
        if (NAMES.contains(type.getName())) {
            return true;
        }
        Class<?> superclass = type.getSuperclass();
        if (superclass != null && include(superclass)) {
            return true;
        }
        for (Class<?> parent : type.getInterfaces()) {
            if (include(parent)) {
                return true;
            }
        }
        return false;
    }
}
