/// The stages around the model, and the record that puts all of them in order.
@NullMarked
package dev.stipple.token.pipeline;

import org.jspecify.annotations.NullMarked;
