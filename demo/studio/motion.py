"""Small help for things that move: easing between two moments, colours between two inks."""

def ease(t, start, end):
    """0 before start, 1 after end, soft between."""
    u = max(0.0, min(1.0, (t - start) / (end - start)))
    return u * u * (3 - 2 * u)


def blend(a, b, k):
    """A colour between two, in eight steps as printed tints are."""
    k = round(k * 8) / 8
    x, y = ([int(c[i:i + 2], 16) for i in (1, 3, 5)] for c in (a, b))
    return "#" + "".join(f"{round(p + (q - p) * k):02x}" for p, q in zip(x, y))
