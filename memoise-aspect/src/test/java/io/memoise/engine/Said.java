package io.memoise.engine;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What memoise says while this is open. */
final class Said extends Handler implements AutoCloseable {
    private final Logger logger = Logger.getLogger("io.memoise");
    private final Level level = logger.getLevel();
    private final List<String> messages = new CopyOnWriteArrayList<>();

    Said() {
        logger.addHandler(this);
        logger.setLevel(Level.INFO);
    }

    List<String> about(String words) {
        return messages.stream().filter(each -> each.contains(words)).toList();
    }

    @Override
    public void publish(LogRecord message) {
        messages.add(message.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
        logger.setLevel(level);
    }
}
