"""What can be set is read, refused in plain words, and written down for the clinic."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from bot.looks import contrast
from bot.settings import ROOT, Clinic, Settings, SettingsError, load_clinic, load_settings

PAGE = (ROOT / "docs" / "settings.md").read_text("utf-8")
ROWS = {
    match[1]: match[2].strip().strip("`")
    for match in re.finditer(r"^\| `(\w+)` \|.*\| ([^|]*) \|$", PAGE, re.MULTILINE)
}


def clinic_file(folder: Path, text: str) -> Path:
    path = folder / "clinic.yml"
    path.write_text(text, "utf-8")
    return path


@pytest.mark.parametrize("name", [f.name for f in fields(Settings) if f.name != "clinic"])
def test_every_setting_of_the_environment_is_written_down(name: str) -> None:
    default = getattr(Settings(), name)
    shown = default.relative_to(ROOT) if isinstance(default, Path) else default
    assert ROWS[f"GUIDE_{name.upper()}"] == (str(shown) or "empty")


@pytest.mark.parametrize("name", [f.name for f in fields(Clinic)])
def test_every_key_of_the_clinics_file_is_written_down(name: str) -> None:
    plain = {(): "none", False: "no", "": "empty"}
    default = getattr(Clinic(), name)
    assert ROWS[name] == plain.get(default, str(default))


def test_nothing_is_written_down_that_does_not_exist() -> None:
    code = "".join(p.read_text("utf-8") for p in (ROOT / "bot").rglob("*.py"))
    code += (ROOT / "endpoints.yml").read_text("utf-8")
    read = set(re.findall(r"GUIDE_[A-Z_]+", code))
    known = {f.name for f in fields(Clinic)}
    shown = set(re.findall(r"^\| `(\w+)`", PAGE, re.MULTILINE))
    assert {name for name in shown if name.startswith("GUIDE_")} <= read
    assert {name for name in shown if name.islower()} == known


def test_every_variable_that_the_code_reads_is_written_down() -> None:
    files = [*(ROOT / "bot").rglob("*.py"), *(ROOT / "actions").rglob("*.py")]
    read = {name for p in files for name in re.findall(r'"(GUIDE_[A-Z_]+)"', p.read_text("utf-8"))}
    assert read
    assert [name for name in sorted(read) if f"`{name}`" not in PAGE] == []


def test_the_environment_is_read(tmp_path: Path) -> None:
    path = clinic_file(tmp_path, "name: The Yard\nretention_months: 6\n")
    environment = {
        "GUIDE_DATA_DIR": str(tmp_path),
        "GUIDE_HOST": "0.0.0.0",
        "GUIDE_PORT": "8080",
        "GUIDE_CLINIC_FILE": str(path),
    }
    settings = load_settings(environment)
    assert (settings.host, settings.port) == ("0.0.0.0", 8080)
    assert settings.journal_url == f"sqlite:///{tmp_path / 'journal.db'}"
    assert settings.clinic == Clinic(name="The Yard", retention_months=6)


def test_a_database_that_is_named_comes_before_the_data_folder() -> None:
    settings = load_settings({"GUIDE_DATABASE_URL": "postgresql://there/guide"})
    assert settings.journal_url == "postgresql://there/guide"


def test_an_unknown_key_is_refused_in_a_plain_sentence(tmp_path: Path) -> None:
    path = clinic_file(tmp_path, "naem: The Yard\n")
    known = ", ".join(f.name for f in fields(Clinic))
    with pytest.raises(SettingsError) as refused:
        load_clinic(path)
    assert str(refused.value) == f"clinic.yml: unknown setting 'naem'. Known: {known}."


def test_a_value_of_the_wrong_kind_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"'retention_months' wants a int"):
        load_clinic(clinic_file(tmp_path, "retention_months: two years\n"))


@pytest.mark.parametrize("port", ["", "http", "-1", "5005.5"])
def test_a_port_that_is_no_number_is_refused(port: str) -> None:
    with pytest.raises(SettingsError, match="GUIDE_PORT wants a whole number"):
        load_settings({"GUIDE_PORT": port})


@pytest.mark.parametrize("text", ["- a list\n", "plain words\n", "name: [\n"])
def test_a_clinics_file_of_another_shape_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(SettingsError, match=r"clinic\.yml"):
        load_clinic(clinic_file(tmp_path, text))


@pytest.mark.parametrize("value", ["true", "-3", "0"])
def test_months_that_make_no_sense_are_refused(tmp_path: Path, value: str) -> None:
    with pytest.raises(SettingsError, match="retention_months"):
        load_clinic(clinic_file(tmp_path, f"retention_months: {value}\n"))


@pytest.mark.parametrize(
    ("name", "value"),
    [("PERSON_PER_MINUTE", "0"), ("ADDRESS_PER_HOUR", "many"), ("TRUSTED_PROXIES", "-1")],
)
def test_limits_that_make_no_sense_are_refused(name: str, value: str) -> None:
    with pytest.raises(SettingsError, match=f"GUIDE_{name} wants a whole number from"):
        load_settings({f"GUIDE_{name}": value})


@pytest.mark.parametrize("port", ["²", "99999", "0"])
def test_a_port_that_cannot_be_is_refused(port: str) -> None:
    with pytest.raises(SettingsError, match="GUIDE_PORT"):
        load_settings({"GUIDE_PORT": port})


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("accent: green", "wants a colour"),
        ('accent: "#9fd3b8"', "too close"),
        ('accent_dark: "#2f6650"', "too close"),
        ("allowed_origins: https://www.example.org", "wants a list"),
        ("allowed_origins: ['https://www.example.org/page']", "wants origins"),
        ("allowed_origins: ['https://*.example.org']", "wants origins"),
        ("allowed_origins: ['https://a.example; script-src *']", "wants origins"),
        ("allowed_origins: ['http://www.example.org']", "wants origins"),
        ("allowed_origins: [12]", "wants origins"),
        ("leave_to: 'javascript:alert(1)'", "wants an address"),
        ("address: guide.example.org", "wants an address"),
        ("logo: picture.gif", "ends in"),
        ("logo: not-there.png", "not there"),
        ("demo: 1", "wants a bool"),
    ],
)
def test_what_would_spoil_the_page_is_refused(tmp_path: Path, line: str, problem: str) -> None:
    with pytest.raises(SettingsError, match=problem):
        load_clinic(clinic_file(tmp_path, line + "\n"))


def test_a_clinic_can_give_its_page_a_face(tmp_path: Path) -> None:
    (tmp_path / "logo.svg").write_text("<svg/>", "utf-8")
    origins = ("https://www.example.org", "http://localhost:8000")
    text = f'logo: logo.svg\naccent: "#7a1f3d"\nallowed_origins: {[*origins]}\n'
    clinic = load_clinic(clinic_file(tmp_path, text))
    assert Path(clinic.logo) == tmp_path / "logo.svg"
    assert (clinic.accent, clinic.allowed_origins) == ("#7a1f3d", origins)


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_without_a_clinics_file_the_defaults_hold(tmp_path: Path) -> None:
    assert load_clinic(tmp_path / "clinic.yml") == Clinic()
    assert load_clinic(clinic_file(tmp_path, "")) == Clinic()


def test_the_clinics_file_of_this_repository_can_be_used() -> None:
    assert load_clinic(ROOT / "clinic.yml").name
