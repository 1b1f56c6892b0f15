/**
 * Who you are, and who may reach this server at all: loopback without a login, or everybody with one. Never knows a page
 * or a JSON shape. Start with {@link dev.overtone.accounts.Access}.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.overtone.accounts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
