package dev.stipple;

/// Hears how far long work has come.
///
/// Reports arrive a few times a second and once at the end of each phase, from the thread that called the work. A
/// listener should return quickly; what it throws ends the work.
@FunctionalInterface
public interface Progress {
    /// Listens to nothing.
    Progress NONE = report -> {};

    /// Takes one report.
    void report(Report report);

    /// How far one phase of the work has come.
    ///
    /// @param phase  what is being done, such as "count words"
    /// @param done  how much is done, in the phase's unit
    /// @param total  how much there is to do, or -1 when nobody knows
    /// @param unit  what is counted, such as "bytes" or "tokens"
    /// @param rate  how much was done each second since the phase began
    record Report(String phase, long done, long total, String unit, double rate) {}
}
