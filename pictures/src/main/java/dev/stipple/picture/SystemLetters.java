package dev.stipple.picture;

import java.awt.Font;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.geom.AffineTransform;
import org.jspecify.annotations.Nullable;

/// Letters of the machine's own fonts, at size 1. A machine may have none: then no letter is there.
final class SystemLetters {
    private static final FontRenderContext PRECISE = new FontRenderContext(new AffineTransform(), true, true);
    /// Outlines are made large, then shrunk: small ones are rounded.
    private static final int SIZE = 64;

    private boolean tried;
    private @Nullable Font font;

    boolean has(int letter) {
        Font found = font();
        return found != null && found.canDisplay(letter);
    }

    double advance(int letter) {
        return has(letter) ? glyphs(letter).getGlyphPosition(1).getX() / SIZE : isWide(letter) ? 1 : 0.6;
    }

    Shape outline(int letter) {
        return AffineTransform.getScaleInstance(1.0 / SIZE, 1.0 / SIZE)
                .createTransformedShape(glyphs(letter).getOutline());
    }

    private GlyphVector glyphs(int letter) {
        Font found = font();
        if (found == null) {
            throw new IllegalStateException("no font for U+" + Integer.toHexString(letter));
        }
        return found.createGlyphVector(PRECISE, Character.toString(letter));
    }

    private @Nullable Font font() {
        if (!tried) {
            tried = true;
            font = find();
        }
        return font;
    }

    /// Without fontconfig, or without fonts, Java throws errors of many kinds.
    private static @Nullable Font find() {
        try {
            Font sans = new Font(Font.SANS_SERIF, Font.PLAIN, SIZE);
            sans.createGlyphVector(PRECISE, "a").getOutline();
            return sans;
        } catch (RuntimeException | LinkageError e) {
            return null;
        } catch (Error e) {
            if (e instanceof VirtualMachineError) {
                throw e;
            }
            return null;
        }
    }

    private static boolean isWide(int letter) {
        return Character.isIdeographic(letter) || Character.isEmojiPresentation(letter);
    }
}
