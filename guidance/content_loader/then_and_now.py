"""The two programs side by side, as the page that compares them says it."""

from dataclasses import dataclass

from guidance.content_loader.tables import Reader, Table
from guidance.domain.sources import Claim


@dataclass(frozen=True, kw_only=True)
class Compared:
    """One topic, and what holds of it in each program."""

    topic: str
    then: Claim
    now: Claim


@dataclass(frozen=True, kw_only=True)
class ThenAndNow:
    """The page: its title, the answer in one line, the headings of the two columns, and a row for each topic.

    `programs`, `dates` and `ended` are said under the header.
    """

    title: str
    answer: Claim
    then: str
    now: str
    programs: str
    dates: str
    ended: str
    rows: tuple[Compared, ...]


def read_then_and_now(reader: Reader) -> ThenAndNow:
    file = reader.file("then_and_now.toml")
    rows = tuple(read_compared(row) for row in file.tables("row", name="topic"))
    topics = [row.topic for row in rows]
    for topic in sorted({topic for topic in topics if topics.count(topic) > 1}):
        file.problem(f"the topic '{topic}' stands twice.")
    return ThenAndNow(
        title=file.text("title"),
        answer=file.table("answer").claim(),
        then=file.text("then"),
        now=file.text("now"),
        programs=file.text("programs"),
        dates=file.text("dates"),
        ended=file.text("ended"),
        rows=rows,
    )


def read_compared(row: Table) -> Compared:
    return Compared(topic=row.text("topic"), then=row.table("then").claim(), now=row.table("now").claim())
