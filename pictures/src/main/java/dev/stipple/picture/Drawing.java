package dev.stipple.picture;

/// Something that can be drawn at any size.
interface Drawing {
    String title();

    void draw(Canvas canvas, PictureSize size, Typeface typeface);
}
