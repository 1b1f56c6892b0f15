/** The application's root: {@link dev.overtone.Application} and nothing else. */
@NullMarked
package dev.overtone;

import org.jspecify.annotations.NullMarked;
