package planted.overtone.filter;

import org.springframework.jdbc.core.simple.JdbcClient;

abstract class KnowsSql {

    abstract JdbcClient jdbc();
}
