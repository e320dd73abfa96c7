@NullMarked
package dev.stipple.picture;

import org.jspecify.annotations.NullMarked;
