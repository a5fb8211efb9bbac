"""Reading the colors of a page: how far words, borders and outlines stand out from what lies behind them."""

# The ratio of WCAG between two colors, the first laid over the second where it lets it through.
CONTRAST = """
const parsed = (color) => (color.match(/[\\d.]+/g) ?? [0, 0, 0, 0]).map(Number);
const over = (top, below) => {
  const [t, b, alpha] = [parsed(top), parsed(below), parsed(top)[3] ?? 1];
  return `rgb(${[0, 1, 2].map((at) => t[at] * alpha + b[at] * (1 - alpha)).join(",")})`;
};
const light = (color) => parsed(color).slice(0, 3).map((part) => part / 255)
  .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  .reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0);
const ratio = (one, other) => {
  const [low, high] = [light(one), light(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
};
const behind = (one) => {
  const layers = [];
  for (let box = one; box; box = box.parentElement) {
    const color = getComputedStyle(box).backgroundColor;
    layers.unshift(color);
    if ((parsed(color)[3] ?? 1) === 1) return layers.reduce((below, top) => over(top, below));
  }
  return layers.reduce((below, top) => over(top, below), "rgb(255,255,255)");
};
"""
# Of the part given: its words, its border and its outline against what lies behind them.
OF_PART = f"""(one) => {{ {CONTRAST}
  const drawn = getComputedStyle(one).opacity === "0" ? one.nextElementSibling : one;
  const style = getComputedStyle(drawn);
  const inward = parseFloat(style.outlineOffset) < 0;
  return {{
    words: ratio(over(style.color, behind(drawn)), behind(drawn)),
    border: ratio(style.borderTopColor, behind(drawn.parentElement)),
    outline: ratio(style.outlineColor, behind(inward ? drawn : drawn.parentElement)),
    outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
  }};
}}"""
# Fields that are shown whose border stands out less than three to one from the page, or that have none.
FAINT_FIELDS = f"""() => {{ {CONTRAST}
  const drawn = (one) => one.closest(".segment") ? one.closest(".segments") : one;
  return [...document.querySelectorAll("input, select, textarea")]
    .filter((one) => one.checkVisibility() && !["hidden", "submit"].includes(one.type))
    .filter((one) => !one.closest(".visually-hidden"))
    .map(drawn).filter((one) => {{
      const style = getComputedStyle(one);
      const native = one.matches("[type=radio], [type=checkbox]") && style.appearance !== "none";
      return !native && (style.borderTopStyle === "none" || parseFloat(style.borderTopWidth) < 1
        || ratio(style.borderTopColor, behind(one.parentElement)) < 3);
    }}).map((one) => `${{one.tagName}} ${{one.id || one.className}}`);
}}"""
# Placeholders fainter than words may be.
FAINT_PLACEHOLDERS = f"""() => {{ {CONTRAST}
  return [...document.querySelectorAll("[placeholder]")].filter((one) => one.checkVisibility()
    && ratio(over(getComputedStyle(one, "::placeholder").color, behind(one)), behind(one)) < 4.5).map((one) => one.id);
}}"""
# Words that would be hard to see on white paper, where browsers leave out what is painted behind them; and dark areas.
DARK_OR_PALE = f"""() => {{ {CONTRAST}
  const white = "rgb(255,255,255)";
  return [...document.querySelectorAll("body *")].filter((one) => one.checkVisibility({{visibilityProperty: true}})
    && one.getBoundingClientRect().width > 1 && !one.closest("svg")).filter((one) => {{
      const style = getComputedStyle(one);
      const says = [...one.childNodes].some((inner) => inner.nodeType === 3 && inner.data.trim());
      const dark = (parsed(style.backgroundColor)[3] ?? 1) === 1 && light(style.backgroundColor) < 0.4;
      return dark || (says && ratio(style.color, white) < 4.5);
    }}).map((one) => `${{one.tagName}}.${{one.className}} ${{one.textContent.trim().slice(0, 30)}}`);
}}"""
