package org.whosaw.portal.store;

/**
 * Gives a contract test its database. A contract is an abstract class {@code XxxDaoContract} with
 * {@code abstract Engine engine()}; {@code XxxDaoSqliteTest} and {@code XxxDaoPostgresTest}
 * register one engine each: {@code @RegisterExtension final SqliteEngine engine = new
 * SqliteEngine();}
 */
public interface Engine {
    /** Returns the database of the running test. */
    Database database();
}
