package io.memoise.benchmarks.springwoven;

import io.memoise.benchmarks.work.Body;
import io.memoise.benchmarks.work.User;
import org.springframework.cache.CacheManager;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.cache.concurrent.ConcurrentMapCacheManager;
import org.springframework.context.annotation.AdviceMode;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Spring's {@code @Cacheable} in its AspectJ mode, over a map without bounds. Static methods are not cached so. */
public class BySpringAspect {
    private static final BySpringAspect OBJECT = start();

    public static User user(String name) {
        return OBJECT.cached(name);
    }

    @Cacheable("users")
    public User cached(String name) {
        return Body.user(name);
    }

    private static BySpringAspect start() {
        new AnnotationConfigApplicationContext(Settings.class).registerShutdownHook();
        return new BySpringAspect();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableCaching(mode = AdviceMode.ASPECTJ)
    static class Settings {
        @Bean
        CacheManager cacheManager() {
            return new ConcurrentMapCacheManager();
        }
    }
}
