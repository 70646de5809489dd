package io.memoise.benchmarks.spring;

import com.alicp.jetcache.anno.CacheType;
import com.alicp.jetcache.anno.Cached;
import com.alicp.jetcache.anno.config.EnableMethodCache;
import com.alicp.jetcache.anno.support.GlobalCacheConfig;
import com.alicp.jetcache.anno.support.JetCacheBaseBeans;
import com.alicp.jetcache.embedded.CaffeineCacheBuilder;
import com.alicp.jetcache.support.Fastjson2KeyConvertor;
import io.memoise.benchmarks.work.Body;
import io.memoise.benchmarks.work.User;
import java.util.Map;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** JetCache with a local cache only: a proxy, Caffeine, and keys made into JSON text as its manual has them. */
public class ByJetCache {
    private static final ByJetCache BEAN =
            new AnnotationConfigApplicationContext(Settings.class).getBean(ByJetCache.class);

    public static User user(String name) {
        return BEAN.cached(name);
    }

    @Cached(name = "users", cacheType = CacheType.LOCAL, localLimit = 2_000_000)
    public User cached(String name) {
        return Body.user(name);
    }

    @Configuration(proxyBeanMethods = false)
    @EnableMethodCache(basePackages = "io.memoise.benchmarks.spring", proxyTargetClass = true)
    @Import(JetCacheBaseBeans.class)
    static class Settings {
        @Bean
        GlobalCacheConfig caches() {
            GlobalCacheConfig caches = new GlobalCacheConfig();
            caches.setLocalCacheBuilders(Map.of(
                    "default",
                    CaffeineCacheBuilder.createCaffeineCacheBuilder().keyConvertor(Fastjson2KeyConvertor.INSTANCE)));
            caches.setRemoteCacheBuilders(Map.of());
            return caches;
        }

        @Bean
        ByJetCache bean() {
            return new ByJetCache();
        }
    }
}
