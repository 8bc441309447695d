"""A fresh platform for each test."""

import pytest

from tests.application_support import Platform, a_platform


@pytest.fixture
def platform() -> Platform:
    return a_platform()
