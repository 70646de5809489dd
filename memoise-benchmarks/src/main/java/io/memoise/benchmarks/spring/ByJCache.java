package io.memoise.benchmarks.spring;

import com.github.benmanes.caffeine.jcache.spi.CaffeineCachingProvider;
import io.memoise.benchmarks.work.Body;
import io.memoise.benchmarks.work.User;
import javax.cache.annotation.CacheResult;
import javax.cache.configuration.MutableConfiguration;
import org.springframework.cache.CacheManager;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.cache.jcache.JCacheCacheManager;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The annotations of JSR 107, read by Spring, over Caffeine's implementation, which keeps references and not copies. */
public class ByJCache {
    private static final ByJCache BEAN = new AnnotationConfigApplicationContext(Settings.class).getBean(ByJCache.class);

    public static User user(String name) {
        return BEAN.cached(name);
    }

    @CacheResult(cacheName = "users")
    public User cached(String name) {
        return Body.user(name);
    }

    @Configuration(proxyBeanMethods = false)
    @EnableCaching(proxyTargetClass = true)
    static class Settings {
        @Bean
        CacheManager cacheManager() {
            javax.cache.CacheManager manager = new CaffeineCachingProvider().getCacheManager();
            manager.createCache("users", new MutableConfiguration<>().setStoreByValue(false));
            return new JCacheCacheManager(manager);
        }

        @Bean
        ByJCache bean() {
            return new ByJCache();
        }
    }
}
