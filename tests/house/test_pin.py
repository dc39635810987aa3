"""The pin around the PySide6 release that loses references."""

import tomllib

from packaging.requirements import Requirement

from tests.shared_material import CHECKOUT


def pyside_requirement() -> Requirement:
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text("utf-8"))["project"]
    requirements = [Requirement(line) for line in project["dependencies"]]
    return next(requirement for requirement in requirements if requirement.name == "PySide6-Essentials")


def test_the_pin_lets_in_the_release_that_keeps_its_references() -> None:
    assert pyside_requirement().specifier.contains("6.11.3")


def test_the_pin_keeps_out_the_release_that_loses_references() -> None:
    assert not pyside_requirement().specifier.contains("6.12.0")
