package io.memoise.benchmarks.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A table of SQLite in WAL mode, synchronous NORMAL, which a killed process does not harm. */
final class Sqlite implements Contender {
    private final Bodies bodies;
    private final Connection connection;
    private final PreparedStatement find;
    private final PreparedStatement keep;

    Sqlite(Path directory, Bodies bodies) throws SQLException {
        this.bodies = bodies;
        this.connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("results.db"));
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode=WAL");
            statement.execute("PRAGMA synchronous=NORMAL");
            statement.execute("CREATE TABLE IF NOT EXISTS results (number INTEGER PRIMARY KEY, result TEXT NOT NULL)");
        }
        this.find = connection.prepareStatement("SELECT result FROM results WHERE number = ?");
        this.keep = connection.prepareStatement("INSERT OR REPLACE INTO results VALUES (?, ?)");
    }

    @Override
    public Object answer(int number) {
        try {
            find.setInt(1, number);
            try (ResultSet found = find.executeQuery()) {
                if (found.next()) {
                    return Json.parsed(found.getString(1), bodies.pages());
                }
            }
            Object result = bodies.run(number);
            keep.setInt(1, number);
            keep.setString(2, Json.GSON.toJson(result));
            keep.executeUpdate();
            return result;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
