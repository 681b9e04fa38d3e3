"""Makes .venv with Python 3.10 and the locked packages. Needs nothing but Python 3 itself."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TOOLS = ROOT / ".tools"
UV = TOOLS / "uv"
VENV = ROOT / ".venv"
READY = VENV / "ready"


def main():
    if not UV.exists():
        fetch_uv()
    python = python_310()
    print("Installing the packages (about a minute the first time) ...", flush=True)
    run(UV, "venv", "--quiet", "--allow-existing", "--python", python, VENV)
    run(UV, "pip", "sync", "--quiet", "--require-hashes", "--python", VENV / "bin" / "python",
        ROOT / "requirements.txt")  # fmt: skip
    link_package()
    compile_ahead()
    READY.touch()


def fetch_uv():
    """uv from the package index, into .tools, with whatever this Python offers."""
    TOOLS.mkdir(exist_ok=True)
    target = TOOLS / "packages"
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--target", target, "uv"]
    venv = TOOLS / "venv"
    if subprocess.run(list(map(str, pip)), capture_output=True, check=False).returncode == 0:
        found = target / "bin" / "uv"
    elif (
        subprocess.run(
            [sys.executable, "-m", "venv", str(venv)], capture_output=True, check=False
        ).returncode
        == 0
    ):
        run(venv / "bin" / "python", "-m", "pip", "install", "--quiet", "uv")
        found = venv / "bin" / "uv"
    else:
        sys.exit(
            "This Python has neither pip nor venv. Install one of them, then try again; "
            "on Debian and Ubuntu: sudo apt-get install python3-venv"
        )
    UV.symlink_to(found)


def python_310():
    """The path of a Python 3.10: on PATH, from pyenv, or fetched by uv."""
    for candidate in (shutil.which("python3.10"), *pyenv_pythons()):
        if candidate and is_310(candidate):
            return candidate
    print("Fetching Python 3.10 ...", flush=True)
    if subprocess.run([str(UV), "python", "install", "--quiet", "3.10"], check=False).returncode:
        sys.exit(
            "No Python 3.10 was found, and none could be fetched. Install Python 3.10 "
            "(for example with pyenv), then try again."
        )
    return "3.10"


def pyenv_pythons():
    home = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"))
    return sorted(map(str, home.glob("versions/3.10.*/bin/python3.10")), reverse=True)


def is_310(python):
    """Whether it runs and is 3.10; a pyenv shim may be there and refuse to run."""
    asked = subprocess.run(
        [python, "-c", "import sys; print(sys.version_info[:2] == (3, 10))"],
        capture_output=True,
        text=True,
        check=False,
    )
    return asked.stdout.strip() == "True"


def link_package():
    """Put this checkout on the environment's path, and the command `guide` beside python."""
    site = next((VENV / "lib").glob("python3.10/site-packages"))
    (site / "guide_checkout.pth").write_text(f"{ROOT}\n")
    command = VENV / "bin" / "guide"
    command.write_text(
        f"#!{VENV}/bin/python\nimport sys\nfrom bot.cli import main\nsys.exit(main())\n"
    )
    command.chmod(0o755)


def compile_ahead():
    """Compile what every start imports, once, even where Python is told to leave nothing behind."""
    print("Preparing them for quick starts ...", flush=True)
    wanted = "rasa.model_training, rasa.core.agent, rasa.__main__, rasa_sdk.endpoint, bot.cli"
    code = f"import sys; sys.dont_write_bytecode = False; import {wanted}"
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    subprocess.run([str(VENV / "bin" / "python"), "-c", code], check=False, **quiet)


def run(*arguments):
    done = subprocess.run([str(a) for a in arguments], check=False)
    if done.returncode:
        sys.exit("Setting up stopped: see the lines above. Is the network there?")


if __name__ == "__main__":
    main()
