"""Nothing that a process prints holds what somebody said, at any level and in any error."""

from __future__ import annotations

import subprocess
import sys

import pytest

from bot.settings import ROOT

WORDS = "the-ibex-on-my-shoulder"
ERROR = f'ValueError("{WORDS}")'
DATABASE = (
    "import sqlalchemy as sa; e = sa.create_engine('sqlite://'); "
    f"e.connect().execute(sa.text('select * from {WORDS.replace('-', '_')} where a = :w'), "
    f"{{'w': '{WORDS}'}})"
)


def printed(code: str) -> str:
    """What a process of ours prints that runs ``code`` after it was told to be quiet."""
    prelude = (
        "import logging, asyncio, threading, warnings, sys\n"
        "from bot.quiet import keep_quiet, tell_kind\nkeep_quiet()\n"
        "logging.getLogger().setLevel(1)\n"
    )
    done = subprocess.run(
        [sys.executable, "-W", "default", "-c", prelude + code],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return done.stdout + done.stderr


@pytest.mark.parametrize(
    "code",
    [
        *(
            f"logging.getLogger('{name}').setLevel(1); "
            f"logging.getLogger('{name}').{level}('{WORDS}')"
            for name in ("rasa", "rasa.core.processor", "rasa_sdk", "sanic.error", "sanic.root",
                         "asyncio", "aiohttp.client", "sqlalchemy.engine", "py.warnings", "")
            for level in ("critical", "debug")
        ),
        f"import structlog; structlog.get_logger().error('failed', text='{WORDS}')",
        f"logging.getLogger('bot').error('message %s', '7', exc_info={ERROR})",
        f"logging.getLogger('bot').error('message %s %s', '{WORDS}')",
        f"raise {ERROR}",
        f"def f(): raise {ERROR}\nt = threading.Thread(target=f); t.start(); t.join()",
        f"class A:\n  def __del__(self): raise {ERROR}\nA()",
        f"warnings.warn('{WORDS}')",
        f"async def g(): raise {ERROR}\nasync def f():\n"
        "  asyncio.get_running_loop().set_exception_handler(tell_kind)\n"
        "  asyncio.create_task(g()); await asyncio.sleep(0)\nasyncio.run(f())",
        DATABASE,
    ],
)  # fmt: skip
def test_words_are_not_printed(code: str) -> None:
    out = printed(f"word = 1\n{code}")
    assert WORDS not in out.replace(code, "")


def test_what_went_wrong_is_told_by_its_kind_and_place() -> None:
    out = printed(f"raise {ERROR}")
    assert "ValueError" in out
    assert 'File "<string>", line' in out


def test_our_own_sentences_are_told_in_full() -> None:
    out = printed("from bot.settings import SettingsError\nraise SettingsError('Set a port.')")
    assert out.strip().endswith("SettingsError: Set a port.")


def test_our_own_outcomes_are_one_line_each() -> None:
    out = printed("logging.getLogger('bot.x').error('message %s\\nwaits', 7)")
    assert out.strip().endswith("ERROR bot.x: message 7 waits")
    assert out.count("\n") == 1
