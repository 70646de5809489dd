package io.memoise.torture;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.memoise.Memoise;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;

/** Rows: maps, their entries, and Gson's elements. */
final class Maps {
    private static final Map<String, Integer> BA = Map.of("b", 1, "a", 2);

    record Id(int number, String text) {}

    @Memoise
    static Map<String, Integer> hashMap(int which) {
        return Pick.of(which, new HashMap<>(BA), new HashMap<>());
    }

    @Memoise
    static Map<String, String> hashMapWithNulls(int which) {
        Map<String, String> map = new HashMap<>();
        map.put(null, "a");
        map.put("b", null);
        return Pick.of(which, map, new HashMap<>());
    }

    @Memoise
    static Map<String, Integer> linkedHashMap(int which) {
        Map<String, Integer> map = new LinkedHashMap<>();
        map.put("b", 1);
        map.put("a", 2);
        return Pick.of(which, map, new LinkedHashMap<>(Map.of("a", 1)));
    }

    @Memoise
    static Map<String, Integer> linkedHashMapInOrderOfAccess(int which) {
        Map<String, Integer> map = new LinkedHashMap<>(16, 0.75f, true);
        map.put("b", 1);
        map.put("a", 2);
        return Pick.of(which, map, new LinkedHashMap<>(map));
    }

    @Memoise
    static SortedMap<String, Integer> treeMap(int which) {
        return Pick.of(which, new TreeMap<>(BA), new TreeMap<>());
    }

    @Memoise
    static NavigableMap<String, Integer> reverseTreeMap(int which) {
        NavigableMap<String, Integer> map = new TreeMap<>(Collections.reverseOrder());
        map.putAll(BA);
        return Pick.of(which, map, new TreeMap<>(BA));
    }

    @Memoise
    static Map<String, Integer> caseInsensitiveTreeMap(int which) {
        Map<String, Integer> map = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        map.putAll(BA);
        return Pick.of(which, map, new TreeMap<>(BA));
    }

    @Memoise
    static Map<String, Integer> headOfATreeMap(int which) {
        return Pick.of(which, new TreeMap<>(BA).headMap("b"), null);
    }

    @Memoise
    static Map<String, Integer> descendingTreeMap(int which) {
        return Pick.of(which, new TreeMap<>(BA).descendingMap(), null);
    }

    @Memoise
    static Map<String, Integer> mapOf(int which) {
        return Pick.of(which, BA, Map.of());
    }

    @Memoise
    static Map<String, Integer> emptyOrSingletonMap(int which) {
        return Pick.of(which, Collections.emptyMap(), Collections.singletonMap(null, 1));
    }

    @Memoise
    static Map<String, Integer> unmodifiableMap(int which) {
        return Pick.of(
                which,
                Collections.unmodifiableMap(new HashMap<>(BA)),
                Collections.unmodifiableMap(new TreeMap<>(String.CASE_INSENSITIVE_ORDER)));
    }

    @Memoise
    static Map<String, Integer> synchronizedMap(int which) {
        return Pick.of(
                which, Collections.synchronizedMap(new HashMap<>(BA)), Collections.synchronizedMap(new HashMap<>()));
    }

    @Memoise
    static Map<TimeUnit, Integer> enumMap(int which) {
        return Pick.of(which, new EnumMap<>(Map.of(TimeUnit.DAYS, 1)), new EnumMap<>(TimeUnit.class));
    }

    @Memoise
    static Map<String, Integer> concurrentHashMap(int which) {
        return Pick.of(which, new ConcurrentHashMap<>(BA), new ConcurrentHashMap<>());
    }

    @Memoise
    static Map<String, Integer> concurrentSkipListMap(int which) {
        return Pick.of(which, new ConcurrentSkipListMap<>(BA), new ConcurrentSkipListMap<>(Collections.reverseOrder()));
    }

    @Memoise
    static Hashtable<String, Integer> hashtable(int which) {
        return Pick.of(which, new Hashtable<>(BA), new Hashtable<>());
    }

    @Memoise
    static Properties properties(int which) {
        Properties set = new Properties();
        set.setProperty("a", "b");
        Properties withDefaults = new Properties(set);
        return Pick.of(which, set, withDefaults);
    }

    @Memoise
    static Map<String, Integer> identityHashMap(int which) {
        return Pick.of(which, new IdentityHashMap<>(BA), new IdentityHashMap<>());
    }

    @Memoise
    static Map<String, Integer> weakHashMap(int which) {
        return Pick.of(which, new WeakHashMap<>(BA), new WeakHashMap<>());
    }

    @Memoise
    static Map<Integer, String> mapByInteger(int which) {
        return Pick.of(which, new HashMap<>(Map.of(1, "a")), Map.of(-1, "b"));
    }

    @Memoise
    static Map<Double, String> mapByDouble(int which) {
        return Pick.of(which, new HashMap<>(Map.of(Double.NaN, "a")), Map.of(-0.0, "a", 0.0, "b"));
    }

    @Memoise
    static Map<Id, List<Id>> mapByRecord(int which) {
        return Pick.of(
                which,
                new HashMap<>(Map.of(new Id(1, "a"), List.of(new Id(2, "b")))),
                new HashMap<>(Map.of(new Id(1, "a,2"), List.of())));
    }

    @Memoise
    static Map<List<String>, Integer> mapByList(int which) {
        return Pick.of(which, new HashMap<>(Map.of(List.of("a,b"), 1)), new HashMap<>(Map.of(List.of("a", "b"), 1)));
    }

    @Memoise
    static Map<TimeUnit, List<String>> mapByEnumConstant(int which) {
        return Pick.of(which, new HashMap<>(Map.of(TimeUnit.DAYS, new ArrayList<>(List.of("a")))), new HashMap<>());
    }

    @Memoise
    static Map<String, Map<String, Integer>> mapOfMaps(int which) {
        return Pick.of(which, Map.of("a", new HashMap<>(BA)), Map.of("a", new TreeMap<>(BA)));
    }

    @Memoise
    static Map<String, Object> mapOfObjects(int which) {
        return Pick.of(which, new HashMap<>(Map.of("a", 1)), new HashMap<>(Map.of("a", "1")));
    }

    @Memoise
    static Map.Entry<String, Integer> entry(int which) {
        return Pick.of(which, Map.entry("a", 1), Map.entry("b", 2));
    }

    @Memoise
    static Map.Entry<String, Integer> simpleEntry(int which) {
        return Pick.of(
                which, new AbstractMap.SimpleEntry<>("a", null), new AbstractMap.SimpleImmutableEntry<>(null, 2));
    }

    @Memoise
    static List<Map.Entry<String, Integer>> listOfEntries(int which) {
        return Pick.of(which, List.of(Map.entry("a", 1)), new ArrayList<>(List.of(Map.entry("b", 2))));
    }

    @Memoise
    static JsonElement parsedJson(int which) {
        return Pick.of(
                which,
                JsonParser.parseString("{\"b\":[1,1.0,1e400,null,true,\"\\u2028\"],\"a\":{}}"),
                JsonParser.parseString("12345678901234567890.10"));
    }

    @Memoise
    static JsonObject jsonObject(int which) {
        JsonObject object = new JsonObject();
        object.addProperty("a", "b");
        object.add("n", JsonNull.INSTANCE);
        return Pick.of(which, object, new JsonObject());
    }

    @Memoise
    static JsonArray jsonArray(int which) {
        JsonArray array = new JsonArray();
        array.add("a");
        return Pick.of(which, array, new JsonArray());
    }

    @Memoise
    static JsonPrimitive jsonNumberMadeByHand(int which) {
        return Pick.of(which, new JsonPrimitive(1), new JsonPrimitive(1.0));
    }

    private Maps() {}
}
