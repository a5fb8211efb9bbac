"""What is looked for on a page that is shown: nothing runs off the screen, is cut, or scrolls unseen."""

from tests.browser.test_small_screens import CUT_OFF, WIDER

ZOOMED = {"width": 320, "height": 256}  # 1280 by 1024 at 400 percent
WIDE = {"width": 1280, "height": 720}

# The distances of WCAG 1.4.12, as a reader's own style sheet sets them.
SPREAD_OUT = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important;
    word-spacing: .16em !important; } p { margin-bottom: 2em !important; }`);
  document.adoptedStyleSheets = [sheet];
}"""
AS_IT_WAS = "document.adoptedStyleSheets = []"

# Words of which a part lies outside a box that hides what runs over.
CUT_WORDS = """() => {
  const hides = (style) => /hidden|clip/.test(style.overflowX + style.overflowY);
  const meant = (one) => one.closest(".visually-hidden, .skip, svg, [hidden]") || !one.checkVisibility();
  const cut = [];
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (words.nextNode()) {
    const [text, parent] = [words.currentNode, words.currentNode.parentElement];
    if (!text.data.trim() || /SCRIPT|STYLE|OPTION|TEXTAREA/.test(parent.tagName) || meant(parent)) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    const inside = range.getBoundingClientRect();
    for (let box = parent; box && box !== document.body; box = box.parentElement) {
      if (/auto|scroll/.test(getComputedStyle(box).overflowX)) break;
      const frame = box.getBoundingClientRect();
      if (hides(getComputedStyle(box)) && (inside.left < frame.left - 1 || inside.right > frame.right + 1
          || inside.top < frame.top - 1 || inside.bottom > frame.bottom + 1)) cut.push(text.data.trim().slice(0, 40));
    }
  }
  return cut;
}"""

# Parts that scroll sideways inside themselves, and cannot be reached or have no name.
UNREACHED = """() => [...document.querySelectorAll("body *")].filter((one) =>
  /auto|scroll/.test(getComputedStyle(one).overflowX) && one.scrollWidth > one.clientWidth + 1 && one.checkVisibility()
  && !one.matches("textarea, input")
  && !(one.tabIndex >= 0 && (one.ariaLabel || one.getAttribute("aria-labelledby")))
).map((one) => `${one.tagName}.${one.className}`)"""

# The innermost parts that stand out at the side.
STAND_OUT = """() => [...document.querySelectorAll("body *")].filter((one) => {
  const box = one.getBoundingClientRect();
  return box.width > 1 && (box.right > innerWidth + 1 || box.left < -1) && !one.closest(".skip, .visually-hidden")
    && one.checkVisibility()
    && ![...one.children].some((inner) => inner.getBoundingClientRect().right > innerWidth + 1);
}).slice(0, 4).map((one) => `${one.tagName}.${one.className} ${one.textContent.trim().slice(0, 30)}`).join("; ")"""


def too_wide(page) -> list[str]:
    """What is wrong at 400 percent, as it stands and with the words spread out; and spread out on a wide screen."""
    found = []
    for size, name in ((ZOOMED, "400 percent"), (WIDE, "wide")):
        page.set_viewport_size(size)
        found += [] if size is WIDE else seen(page, name)
        page.evaluate(SPREAD_OUT)
        found += seen(page, f"{name}, spread out")
        page.evaluate(AS_IT_WAS)
    return found


def seen(page, name: str) -> list[str]:
    wider = page.evaluate(WIDER)
    found = [f"{name}: {wider} px wider than the window: {page.evaluate(STAND_OUT)}"] if wider > 0 else []
    found += [f"{name}: cut: {words}" for words in [*page.evaluate(CUT_WORDS), *page.evaluate(CUT_OFF)]]
    return found + [f"{name}: scrolls and cannot be reached: {part}" for part in page.evaluate(UNREACHED)]
