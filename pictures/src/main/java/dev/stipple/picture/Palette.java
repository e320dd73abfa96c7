package dev.stipple.picture;

/// Colours of groups, as `0xRRGGBB`: of even lightness and strength in the OKLCH space, dark enough to read on white
/// and, the other set, light enough to read on black.
final class Palette {
    /// Neighbours in this list are far apart in hue.
    private static final Palette UNORDERED = new Palette(
            new int[] {
                0x0088C4, 0xBB6212, 0x267D30, 0x904895, 0xAB413E, 0x009778, 0x8469C7, 0x8D6000, 0x007E8F, 0xBB5581,
                0x7B8600, 0x4064B9
            },
            new int[] {
                0x67CAFF, 0xF9A870, 0x75BC78, 0xCE8DD1, 0xEA8881, 0x59D7B9, 0xC3AEFF, 0xCAA144, 0x1FBDCB, 0xFB9DC2,
                0xBBC769, 0x83A6F3
            });
    /// From strong to faint.
    private static final Palette ORDERED = new Palette(
            new int[] {0x7F1F29, 0x8A3A00, 0x835A00, 0x697A00, 0x359455, 0x00A696, 0x00AED0, 0x67B0F9},
            new int[] {0xFFBABA, 0xFFB479, 0xE0B44D, 0xA2B54F, 0x53B06F, 0x00A192, 0x008AAA, 0x1F6CB0});

    final int[] onWhite;
    final int[] onBlack;

    private Palette(int[] onWhite, int[] onBlack) {
        this.onWhite = onWhite;
        this.onBlack = onBlack;
    }

    static Palette of(WordMap.Coloring coloring) {
        return coloring == WordMap.Coloring.CLUSTER ? UNORDERED : ORDERED;
    }

    int size() {
        return onWhite.length;
    }
}
