"""`manage.py prove`: the decision tried on every answer; `--write` keeps the report for its page."""

import json

from django.core.management.base import BaseCommand, CommandError

from guidance.content_loader import content
from guidance.proof import PROOF, prove, written_proof


class Command(BaseCommand):
    help = "Proves the decision over every combination of answers. Fails when anything is wrong or the page is stale."

    def add_arguments(self, parser):
        parser.add_argument("--write", action="store_true", help="Write the report that /how-it-works/proof/ shows.")

    def handle(self, *args, **options):
        report = prove()
        for slug, part in report["programs"].items():
            self.say(slug, part)
        if report["failures"]:
            raise CommandError("The proof fails:\n" + "\n".join(report["failures"]))
        if options["write"]:
            PROOF.write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
        elif not PROOF.exists() or written_proof()["content_version"] != content().version:
            raise CommandError("The proof holds, but the page shows an older one. Run `manage.py prove --write`.")

    def say(self, slug: str, part: dict) -> None:
        for edition in part["editions"]:
            outcomes = ", ".join(f"{name} {count:,}" for name, count in edition["outcomes"].items())
            self.stdout.write(f"{slug} {edition['edition']}: {edition['combinations']:,} combinations: {outcomes}")
        self.stdout.write(
            f"{slug}: {part['situations_tried']} situations; {part['random_sets']:,} random sets agree with the split; "
            f"{part['results_read']:,} results read, no dead end; {len(part['reasons'])} reasons, each given; "
            f"{part['rules_changed']} rules changed, each noticed"
        )
