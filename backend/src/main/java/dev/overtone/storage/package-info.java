/**
 * Where Overtone keeps what it writes: the home folder, and the PostgreSQL that is there when nobody named one.
 *
 * <p>The database it starts is real PostgreSQL, unpacked from the class path, durable, behind a password and on the
 * loopback interface alone. A database that somebody named is never touched: then only the home folder is left of this
 * module.
 *
 * <p>It never knows a table: the schema is told in {@code db}, and every query belongs to the module that owns its
 * tables. It never starts a database for a worker.
 *
 * <p>Start with {@link dev.overtone.storage.EmbeddedPostgres}.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.overtone.storage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
