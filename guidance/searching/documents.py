"""What can be found: guides by section, plans, terms, reasons, conflicts, sources."""

from collections.abc import Iterator

from django.urls import reverse

from guidance.content_loader import Content
from guidance.rendering.inline import plain
from guidance.searching.index import Document


def documents_of(content: Content) -> list[Document]:
    """Every document, in the order in which equal ones are shown."""
    makers = (guides, terms, plans, topics, conflicts, reasons, sources)
    return [document for maker in makers for document in maker(content)]


def guides(content: Content) -> Iterator[Document]:
    for guide in content.guides:
        address = reverse("guide", args=[guide.slug])
        yield Document(kind="Guide", title=guide.title, address=address, text=guide.answer.text)
        for section in guide.sections:
            text = " ".join(plain(block.text) for block in section.blocks)
            title = f"{guide.title}: {section.heading}"
            yield Document(kind="Guide", title=title, address=f"{address}#{section.anchor}", text=text)
    page = content.then_and_now
    for row in page.rows:
        text = f"{row.then.text} {row.now.text}"
        yield Document(kind="Guide", title=f"{page.title}: {row.topic}", address=reverse("then_and_now"), text=text)


def terms(content: Content) -> Iterator[Document]:
    for term in content.glossary:
        address = f"{reverse('glossary')}#{term.anchor}"
        names = " ".join((*term.also, *term.found_by))
        yield Document(kind="Glossary", title=term.term, address=address, text=term.means.text, names=names)


def plans(content: Content) -> Iterator[Document]:
    for plan in content.plans:
        told = [cell.claim.text for cell in plan.cells]
        yield Document(
            kind="Plan",
            title=", later ".join(plan.names_in_order),
            address=reverse("plan", args=[plan.slug]),
            text=" ".join((plan.summary, *told)),
            weight=1.5,
        )


def topics(content: Content) -> Iterator[Document]:
    """The points of the continuity rule, once for each heading of its page."""
    for program in content.programs.all:
        for point in program.points:
            yield Document(
                kind="Continuity rule",
                title=f"{content.topics[point.topic]} ({program.name})",
                address=reverse("continuity"),
                text=point.claim.text,
            )


def conflicts(content: Content) -> Iterator[Document]:
    for conflict in content.conflicts.values():
        text = " ".join([*(reading.text for reading in conflict.readings), conflict.shown])
        address = f"{reverse('conflicts')}#{conflict.id}"
        yield Document(kind="Where sources disagree", title=conflict.topic, address=address, text=text)


def reasons(content: Content) -> Iterator[Document]:
    around = content.around_guides
    for reason in content.reasons:
        guide = around.more.get(reason.key)
        yield Document(
            kind="Reason in the decision",
            title=around.said_in_general(reason.line),
            address=reverse("guide", args=[guide.slug]) if guide else reverse("decide"),
            text=around.said_in_general(reason.claim.text),
            weight=0.7,
        )


def sources(content: Content) -> Iterator[Document]:
    for source in content.cited():
        address = f"{reverse('sources')}#{source.id}"
        yield Document(
            kind="Source",
            title=f"{source.id} {source.title}",
            address=address,
            text=f"{source.publisher} {source.note}",
            weight=0.4,
        )
