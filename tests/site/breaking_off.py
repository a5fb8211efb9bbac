"""The site with a PDF library that fails at the third letter, and quotes what it was given."""

import os
import time

import typst

RealCompiler = typst.Compiler


class FailingCompiler:
    """Sets two letters in type, and no third."""

    made = 0

    def __init__(self, *args, **options) -> None:
        self.real = RealCompiler(*args, **options)

    def compile(self, template, *, sys_inputs, **options):
        if FailingCompiler.made == 2:
            raise RuntimeError(f"failed on {sys_inputs}")
        FailingCompiler.made += 1
        time.sleep(float(os.environ.get("SECONDS_A_LETTER", "0")))
        return self.real.compile(template, sys_inputs=sys_inputs, **options)


def application(environ, start_response):
    """The site as a web server calls it; the library fails from the first call on."""
    typst.Compiler = FailingCompiler
    from calmediconnect_site.wsgi import application as site  # noqa: PLC0415 - settings are ready only now

    return site(environ, start_response)
