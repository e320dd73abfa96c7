/// What every stage may use and knows nothing of any.
@NullMarked
package dev.stipple.internal;

import org.jspecify.annotations.NullMarked;
