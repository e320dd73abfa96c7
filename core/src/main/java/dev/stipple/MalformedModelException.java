package dev.stipple;

import java.io.IOException;

/// A model, vocabulary or tokenizer file whose content contradicts its own format: truncated, damaged or hostile.
///
/// The message names the file, the offset where reading stopped making sense, and the reason.
public final class MalformedModelException extends IOException {
    private static final long serialVersionUID = 1L;

    /// The offset of a fault that has no single place in the file.
    public static final long NO_OFFSET = -1;

    private final String file;
    private final long offset;
    private final String reason;

    /// Reports that `file` breaks its format at byte `offset` (or [#NO_OFFSET]) for `reason`.
    public MalformedModelException(String file, long offset, String reason) {
        super(file + (offset < 0 ? "" : ", offset " + offset) + ": " + reason);
        this.file = file;
        this.offset = offset;
        this.reason = reason;
    }

    /// Returns the name of the file, as the caller gave it.
    public String file() {
        return file;
    }

    /// Returns the byte offset of the fault, or [#NO_OFFSET].
    public long offset() {
        return offset;
    }

    /// Returns what is wrong, without file and offset.
    public String reason() {
        return reason;
    }
}
