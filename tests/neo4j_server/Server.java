import java.io.IOException;
import java.nio.file.Path;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;

/** A Neo4j server for tests: {@code java -cp 'lib/*' Server.java HOME} reads HOME/neo4j.conf and runs until stdin ends. */
public class Server {
    public static void main(String[] arguments) throws IOException {
        Path home = Path.of(arguments[0]);
        var server = new DatabaseManagementServiceBuilder(home)
                .loadPropertiesFromFile(home.resolve("neo4j.conf"))
                .build();
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown));
        // Whoever started us holds the other end: when that process is gone, however it went, so are we.
        while (System.in.read() >= 0) {
        }
        System.exit(0);
    }
}
