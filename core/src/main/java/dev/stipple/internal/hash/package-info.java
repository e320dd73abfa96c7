/// Hash tables without objects.
@NullMarked
package dev.stipple.internal.hash;

import org.jspecify.annotations.NullMarked;
