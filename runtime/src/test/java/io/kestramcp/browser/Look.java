package io.kestramcp.browser;

/** How somebody looks at a page. */
public enum Look {
    /** At a desk. */
    LIGHT("light", 1280, 900),
    /** At a desk, by night. */
    DARK("dark", 1280, 900),
    /** On the narrowest phone that counts. */
    PHONE("light", 360, 740),
    /** Likewise, by night. */
    DARK_PHONE("dark", 360, 740);

    private final String scheme;
    private final int width;
    private final int height;

    Look(String scheme, int width, int height) {
        this.scheme = scheme;
        this.width = width;
        this.height = height;
    }

    /** Whether the user prefers dark pages. */
    public boolean isDark() {
        return scheme.equals("dark");
    }

    /** The colour scheme that the user prefers, as CSS names it. */
    String scheme() {
        return scheme;
    }

    /** In CSS pixels. */
    int width() {
        return width;
    }

    /** In CSS pixels. */
    int height() {
        return height;
    }
}
