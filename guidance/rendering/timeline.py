"""The picture of a result: until when the physician can be kept, against the care that is needed."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from guidance.domain.answers import Treatment
from guidance.domain.assessment import Assessment
from guidance.domain.calendar import add_months, spelled_short

# Units of the drawing, about one CSS pixel each.
ROW_HEIGHT = 42
BAR_HEIGHT = 15
TOP = 26
EDGE = 2
ANSWER_DAYS = 30


@dataclass(frozen=True, kw_only=True)
class Bar:
    """One row: its name and what it says, written above the bar, and where the bar lies."""

    kind: str
    name: str
    says: str
    y: int
    x: float
    width: float

    @property
    def words_y(self) -> int:
        """Where the row's words stand, above the bar."""
        return self.y - 6


@dataclass(frozen=True, kw_only=True)
class Mark:
    """A labeled place on the axis."""

    label: str
    x: float


@dataclass(frozen=True, kw_only=True)
class Timeline:
    """Everything the drawing needs, in units; the template only writes it down."""

    width: int
    height: int
    bars: tuple[Bar, ...]
    ticks: tuple[Mark, ...]
    answer: Mark
    bar_height: int = BAR_HEIGHT
    top: int = TOP

    @property
    def bottom(self) -> int:
        return self.bars[-1].y + BAR_HEIGHT

    @property
    def answer_y(self) -> int:
        """Where the label of the answer date stands, under the last bar."""
        return self.bottom + 22


@dataclass(frozen=True, kw_only=True)
class Window:
    """Until when one payer's services can be kept: the last day, included, and the number of months."""

    kind: str
    name: str
    through: date
    months: int


@dataclass(frozen=True, kw_only=True)
class Scale:
    """Days to units between the left and the right edge."""

    first: date
    last: date
    left: int
    right: int

    def x(self, day: date) -> float:
        share = (day - self.first).days / (self.last - self.first).days
        return round(self.left + max(0.0, min(1.0, share)) * (self.right - self.left), 1)


def draw_timeline(assessment: Assessment, *, width: int) -> Timeline | None:
    """The drawing in a box of that width; None when nobody can be kept."""
    edition, continuity = assessment.edition, assessment.continuity
    if continuity.medicare_through is None or continuity.medi_cal_through is None:
        return None
    windows = (
        Window(kind="medicare", name="Medicare", through=continuity.medicare_through, months=edition.medicare.count),
        Window(kind="medi-cal", name="Medi-Cal", through=continuity.medi_cal_through, months=edition.medi_cal.count),
    )
    return draw(windows, assessment.answers.coverage_start, assessment.answers.treatment, width)


@lru_cache(1000)
def draw(windows: tuple[Window, ...], start: date, treatment: Treatment | None, width: int) -> Timeline:
    """The windows from the start, the care that is needed, and the day by which an answer is asked."""
    months = max(window.months for window in windows)
    scale = Scale(first=start, last=add_months(start, months), left=EDGE, right=width - EDGE)
    bars = [draw_window(scale, window, row=row) for row, window in enumerate(windows)]
    bars.append(draw_care(scale, treatment, row=len(windows)))
    answer = start + timedelta(days=ANSWER_DAYS)
    return Timeline(
        width=width,
        height=TOP + ROW_HEIGHT * len(bars) + 30,
        bars=tuple(bars),
        ticks=draw_ticks(scale, months),
        answer=Mark(label=f"answer asked by {spelled_short(answer)}", x=scale.x(answer)),
    )


def draw_window(scale: Scale, window: Window, *, row: int) -> Bar:
    """A bar from the start through the window's last day, which is included."""
    end = scale.x(window.through + timedelta(days=1))
    says = f"to {spelled_short(window.through)} \u00b7 {window.months} months"
    width = round(end - scale.left, 1)
    return Bar(kind=window.kind, name=window.name, says=says, y=bar_y(row), x=scale.left, width=width)


def bar_y(row: int) -> int:
    return TOP + 24 + row * ROW_HEIGHT


def draw_care(scale: Scale, treatment: Treatment | None, *, row: int) -> Bar:
    """How long care from this physician is needed: none, to a month, past the edge, or not known."""
    months = {Treatment.NONE: 0, Treatment.TO_6: 6, Treatment.TO_12: 12}
    says = {
        None: "not known yet",
        Treatment.NONE: "care could pass to another doctor",
        Treatment.TO_6: "up to 6 months",
        Treatment.TO_12: "up to 12 months",
        Treatment.OVER_12: "longer than 12 months",
    }[treatment]
    end = scale.last if treatment is Treatment.OVER_12 else add_months(scale.first, months.get(treatment, 0))
    return Bar(
        kind="care",
        name="Care needed",
        says=says,
        y=bar_y(row),
        x=scale.left,
        width=round(scale.x(end) - scale.left, 1),
    )


def draw_ticks(scale: Scale, months: int) -> tuple[Mark, ...]:
    """A mark every two or three months, with the year at both ends."""
    step = 3 if scale.right - scale.left < 400 else 2
    marks = []
    for month in range(0, months + 1, step):
        day = add_months(scale.first, month)
        label = f"{day:%b} {day.year}" if month in (0, months) else f"{day:%b}"
        marks.append(Mark(label=label, x=scale.x(day)))
    return tuple(marks)
