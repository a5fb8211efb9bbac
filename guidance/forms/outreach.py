"""What an outreach team picks for a link: the page, and who hands it out."""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms
from django.core.exceptions import ValidationError

from guidance.content_loader import content
from guidance.content_loader.patients import TOPICS
from guidance.domain.outreach import is_campaign
from guidance.domain.patients import Language
from guidance.patient_links import PatientLink, offered
from guidance.rendering.characters import named, tidy
from guidance.rendering.script_fonts import unprintable_in

LONGEST_NAME = 60


class LinkForm(forms.Form):
    """One page to hand out. It is asked for by GET: nothing in it is about a patient, and the answer can be kept."""

    topic = forms.ChoiceField(label="Page", error_messages={"invalid_choice": "Choose one of the pages."})
    language = forms.ChoiceField(label="Language", error_messages={"invalid_choice": "Choose one of the languages."})
    program = forms.ChoiceField(
        label="Program",
        help_text="Today’s program, unless you help somebody with the years before 2023.",
        error_messages={"invalid_choice": "Choose one of the programs."},
    )
    organization = forms.CharField(
        label="Your organization",
        help_text=f"It is printed on the handout. Up to {LONGEST_NAME} characters.",
        required=False,
        max_length=LONGEST_NAME,
        error_messages={"max_length": f"Shorten this to {LONGEST_NAME} characters; it has %(show_value)s."},
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    campaign = forms.CharField(
        label="Campaign word",
        help_text="Counts how often this link is opened, and nothing about who opens it. Up to 20 small letters, "
        "digits, or hyphens, as in spring-fair.",
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
    )

    def __init__(self, *args, today: str, **kwargs):
        super().__init__(*args, initial={"program": today, "language": "en", "topic": TOPICS[0]}, **kwargs)
        titles = content().patients["en"].topics
        self.fields["topic"].choices = [(topic, titles[topic]) for topic in TOPICS]
        self.fields["language"].choices = [(each.code, name_of(each)) for each in offered()]
        self.fields["program"].choices = [
            (program.slug, f"{program.name} {program.dates}") for program in reversed(content().programs.all)
        ]
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        self.helper.layout = Layout("topic", "language", "program", "organization", "campaign")

    def clean_organization(self) -> str:
        return " ".join(tidy(self.cleaned_data["organization"]).split())

    def clean_campaign(self) -> str:
        word = self.cleaned_data["campaign"].strip()
        if word and not is_campaign(word):
            raise ValidationError("Use up to 20 small letters, digits, or hyphens, without spaces, as in spring-fair.")
        return word

    def clean(self):
        cleaned = super().clean()
        name, code = cleaned.get("organization", ""), cleaned.get("language", "en")
        if strange := unprintable_in(name, code):
            names = ", ".join(map(named, strange[:3]))
            self.add_error("organization", f"The handout cannot print {names}. Write the name without it.")
        return cleaned

    @property
    def link(self) -> PatientLink:
        """The page that was picked, for a form without errors."""
        picked = self.cleaned_data
        return PatientLink(
            language=picked["language"],
            topic=picked["topic"],
            program=picked["program"],
            campaign=picked["campaign"],
        )


def name_of(language: Language) -> str:
    """The language in its own script, with its English name where that differs."""
    return language.name if language.name == language.english_name else f"{language.name} ({language.english_name})"
