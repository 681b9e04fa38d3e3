"""What a clinic can set: the environment first, then ``clinic.yml``, then the defaults below."""

from __future__ import annotations

import os
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from bot.looks import trouble_with

ROOT = Path(__file__).resolve().parent.parent


class SettingsError(ValueError):
    """A setting that cannot be used; the message says which one and what to do."""


@dataclass(frozen=True)
class Clinic:
    """The part that ``clinic.yml`` may set.

    ``address`` is where people reach the page; ``logo`` is a file beside ``clinic.yml``.
    """

    name: str = "the clinic"
    country: str = "default"
    time_zone: str = "UTC"
    human_contact: str = ""
    retention_months: int = 24
    language: str = "en"
    address: str = ""
    allowed_origins: tuple[str, ...] = ()
    leave_to: str = "https://www.wikipedia.org/"
    logo: str = ""
    accent: str = "#2f6650"
    accent_dark: str = "#9fd3b8"
    demo: bool = False


@dataclass(frozen=True)
class Settings:
    """Everything the guide is told from outside.

    ``port`` is the page's TCP port on ``host``; ``data_dir`` holds the journal's database, the
    session secret and logs; ``database_url`` is an SQLAlchemy URL; ``encoder_folder`` holds another
    sentence encoder than the pinned one. Limits are counts of messages, or of new people, that one
    person or one network address may send in that time. ``trusted_proxies`` is how many proxies of
    the operator stand in front.
    """

    data_dir: Path = ROOT / "var"
    host: str = "127.0.0.1"
    port: int = 5005
    database_url: str = ""
    encoder_folder: str = ""
    person_per_minute: int = 30
    person_per_hour: int = 600
    address_per_minute: int = 300
    address_per_hour: int = 6000
    new_people_per_hour: int = 300
    trusted_proxies: int = 0
    clinic: Clinic = field(default_factory=Clinic)

    @property
    def models_dir(self) -> Path:
        """Where the trained model and the language data lie; config.yml names it too."""
        return ROOT / "models"

    @property
    def address(self) -> str:
        """Where people reach the page: the clinic's address, else this machine."""
        return self.clinic.address.rstrip("/") or f"http://{self.host}:{self.port}"

    @property
    def journal_url(self) -> str:
        """The SQLAlchemy URL of the journal: the one set, else SQLite in ``data_dir``."""
        return self.database_url or f"sqlite:///{self.data_dir / 'journal.db'}"


def load_settings(environ: dict[str, str] | None = None) -> Settings:
    """Read the settings from the environment and ``clinic.yml``.

    Raises ``SettingsError`` for a value that cannot be used.
    """
    env = dict(os.environ if environ is None else environ)
    base = Settings()
    return Settings(
        data_dir=Path(env.get("GUIDE_DATA_DIR", base.data_dir)),
        host=env.get("GUIDE_HOST", base.host),
        port=_number(env, "GUIDE_PORT", base.port, 1, 65535),
        database_url=env.get("GUIDE_DATABASE_URL", ""),
        encoder_folder=env.get("GUIDE_ENCODER_FOLDER", ""),
        person_per_minute=_number(env, "GUIDE_PERSON_PER_MINUTE", base.person_per_minute),
        person_per_hour=_number(env, "GUIDE_PERSON_PER_HOUR", base.person_per_hour),
        address_per_minute=_number(env, "GUIDE_ADDRESS_PER_MINUTE", base.address_per_minute),
        address_per_hour=_number(env, "GUIDE_ADDRESS_PER_HOUR", base.address_per_hour),
        new_people_per_hour=_number(env, "GUIDE_NEW_PEOPLE_PER_HOUR", base.new_people_per_hour),
        trusted_proxies=_number(env, "GUIDE_TRUSTED_PROXIES", base.trusted_proxies, 0, 9),
        clinic=load_clinic(Path(env.get("GUIDE_CLINIC_FILE", ROOT / "clinic.yml"))),
    )


def data_folder() -> Path:
    """``Settings.data_dir`` alone, for those who need nothing else and ask often."""
    return Path(os.environ.get("GUIDE_DATA_DIR", Settings.data_dir))


def load_clinic(path: Path) -> Clinic:
    """Read ``clinic.yml``; a missing file means the defaults.

    Raises ``SettingsError`` for an unknown key or a value of the wrong type.
    """
    if not path.exists():
        return Clinic()
    known = {f.name: type(f.default) for f in fields(Clinic)}
    raw: dict[str, Any] = _mapping_in(path)
    raw = {k: tuple(v) if isinstance(v, list) else v for k, v in raw.items()}
    for key, value in raw.items():
        if key not in known:
            raise SettingsError(f"{path.name}: unknown setting '{key}'. Known: {', '.join(known)}.")
        if type(value) is not known[key]:
            kind = "list" if known[key] is tuple else known[key].__name__
            raise SettingsError(f"{path.name}: '{key}' wants a {kind}.")
    clinic = Clinic(**raw)
    if clinic.retention_months < 1:
        raise SettingsError(f"{path.name}: 'retention_months' wants 1 or more.")
    trouble = trouble_with(asdict(clinic), path.parent)
    if trouble:
        raise SettingsError(f"{path.name}: {trouble}")
    return replace(clinic, logo=str(path.parent / clinic.logo)) if clinic.logo else clinic


def _mapping_in(path: Path) -> dict[str, Any]:
    try:
        raw = YAML(typ="safe").load(path)
    except YAMLError as error:
        line = getattr(getattr(error, "problem_mark", None), "line", 0) + 1
        raise SettingsError(f"{path.name}, line {line}: this is not YAML.") from None
    if raw is not None and not isinstance(raw, dict):
        raise SettingsError(f"{path.name} wants lines such as 'country: us'.")
    return dict(raw or {})


def _number(
    env: dict[str, str], name: str, default: int, least: int = 1, most: int = 1_000_000
) -> int:
    text = env.get(name, str(default))
    if not (text.isascii() and text.isdigit() and least <= int(text) <= most):
        raise SettingsError(f"{name} wants a whole number from {least} to {most}, but is '{text}'.")
    return int(text)
