"""The decision form: a query in, Answers out. A blank and "not sure" both mean "not known"."""

from datetime import date

from django import forms
from django.core.exceptions import ValidationError

from guidance.content_loader import content
from guidance.content_loader.questions import Question
from guidance.domain.answers import NONE_OF_THESE, ONE_CHOICE, SEVERAL_CHOICE, Answers, YesNo
from guidance.domain.calendar import spelled
from guidance.forms.dates import DayField, last_day
from guidance.rendering.questions import show_question

UNSURE = "unsure"


class AllValues(forms.SelectMultiple):
    """Hands every value of a key to the field, so that a repeated key is seen."""


class OneChoiceField(forms.Field):
    """One value of the question, or None. A second value, or an unknown one, is an error."""

    widget = AllValues

    def __init__(self, *, question: Question):
        super().__init__(required=False)
        self.question = question
        self.kind = ONE_CHOICE[question.key]

    def clean(self, value):
        values = [entry for entry in value or [] if entry != ""]
        if len(values) > 1:
            raise ValidationError("Choose one answer only.")
        if not values or (self.question.unsure and values[0] == UNSURE):
            return None
        if values[0] not in set(self.kind):
            raise ValidationError("Choose one of the answers shown.")
        return self.kind(values[0])


class SeveralChoiceField(forms.Field):
    """A set of values, empty for "none of these", or None. None of these together with a choice is an error."""

    widget = AllValues

    def __init__(self, *, question: Question):
        super().__init__(required=False)
        self.question = question
        self.kind = SEVERAL_CHOICE[question.key]

    def clean(self, value):
        values = {entry for entry in value or [] if entry != ""}
        if not values:
            return None
        if unknown := values - set(self.kind) - {NONE_OF_THESE}:
            raise ValidationError(f"Choose among the answers shown; {len(unknown)} of yours is not one of them.")
        if NONE_OF_THESE in values and len(values) > 1:
            raise ValidationError("Choose \u201cNone of these\u201d, or what applies, but not both.")
        return frozenset(self.kind(entry) for entry in values if entry != NONE_OF_THESE)


class CoverageStartField(DayField):
    """The date that picks the rules, within the years for which there are any."""

    widget = AllValues

    def __init__(self, *, today: date):
        super().__init__(month_alone=True, required=True)
        self.first = content().programs.first_day
        self.last = last_day(today)
        self.error_messages["required"] = "Type when coverage starts, such as 03/01/2015. This date picks the rules."

    def clean(self, value):
        values = [entry for entry in value or [] if entry.strip()]
        if len(values) > 1:
            raise ValidationError("Type one date only.")
        day = super().clean(values[0] if values else "")
        if day < self.first:
            raise ValidationError(
                f"No such program existed yet. Type {spelled(self.first)}, the first day of coverage, or later."
            )
        if day > self.last:
            raise ValidationError(f"Type a day up to {spelled(self.last)}. The rules after that are not known.")
        return day


class DecisionForm(forms.Form):
    """The twelve questions. `answers` is None until every answer given can be read."""

    def __init__(self, query, *, today: date, bound: bool = False):
        """A query with none of the questions is a bare page, unless it is `bound` to be read as answers."""
        asked = content().questions
        super().__init__(query if bound or any(key in query for key in asked) else None)
        self.questions = asked
        self.today = today
        self.fields["coverage_start"] = CoverageStartField(today=today)
        for key, question in asked.items():
            if key in SEVERAL_CHOICE:
                self.fields[key] = SeveralChoiceField(question=question)
            elif key in ONE_CHOICE:
                self.fields[key] = OneChoiceField(question=question)

    @property
    def answers(self) -> Answers | None:
        """What was answered, or None while something cannot be read or the date is missing."""
        return Answers(**self.cleaned_data) if self.is_bound and self.is_valid() else None

    @property
    def folded(self) -> bool:
        """Whether the continuity questions are folded away: a physician in the network needs no request."""
        return self.is_bound and YesNo.YES.value in self.data.getlist("in_network")

    @property
    def is_odd_day(self) -> bool:
        """Whether the date can be read and is not the 1st of a month, on which coverage usually starts."""
        day = self.cleaned_data.get("coverage_start") if self.is_bound and self.errors is not None else None
        return day is not None and day.day != 1

    def groups(self) -> list[dict]:
        """The questions in their groups, each with what was typed and what is wrong with it."""
        return [
            {"title": group.title, "questions": [self.shown(question) for question in group.questions]}
            for group in content().question_groups
        ]

    def shown(self, question: Question) -> dict:
        given = self.data.getlist(question.key) if self.is_bound else []
        note = question.note if question.key == "coverage_start" and self.is_odd_day else ""
        return show_question(question, given, errors=self.errors.get(question.key, []), note=note)
