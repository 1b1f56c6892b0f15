/**
 * Who you are, and who may reach this server at all: loopback without a login, or everybody with one; people, what they may in which
 * project, their tokens, and the audit trail. Never knows a page or a JSON shape. Start with
 * {@link dev.overtone.accounts.Access} and {@link dev.overtone.accounts.Caller}.
 */
@ApplicationModule(allowedDependencies = "architecture")
@NullMarked
package dev.overtone.accounts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
