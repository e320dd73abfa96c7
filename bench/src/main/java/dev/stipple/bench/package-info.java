/// Speed and exactness, side by side with the peers.
@NullMarked
package dev.stipple.bench;

import org.jspecify.annotations.NullMarked;
