package io.memoise.benchmarks.spring;

import io.memoise.benchmarks.work.Body;
import io.memoise.benchmarks.work.User;
import org.springframework.cache.CacheManager;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.cache.concurrent.ConcurrentMapCacheManager;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Spring's {@code @Cacheable} as it comes: a proxy, and a map without bounds. */
public class ByProxy {
    private static final ByProxy BEAN = new AnnotationConfigApplicationContext(Settings.class).getBean(ByProxy.class);

    public static User user(String name) {
        return BEAN.cached(name);
    }

    @Cacheable("users")
    public User cached(String name) {
        return Body.user(name);
    }

    @Configuration(proxyBeanMethods = false)
    @EnableCaching(proxyTargetClass = true)
    static class Settings {
        @Bean
        CacheManager cacheManager() {
            return new ConcurrentMapCacheManager();
        }

        @Bean
        ByProxy bean() {
            return new ByProxy();
        }
    }
}
