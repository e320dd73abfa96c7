/// Facts about Unicode that must not move with the JDK (general categories, `White_Space`), and UTF-8.
@NullMarked
package dev.stipple.internal.unicode;

import org.jspecify.annotations.NullMarked;
