"""What holds for every test: the network is off, and a slow machine is no failure."""

import socket

import hypothesis
import pytest

_LOCAL = {"127.0.0.1", "::1", "localhost"}

hypothesis.settings.register_profile("house", hypothesis.settings(deadline=None))
hypothesis.settings.load_profile("house")


def pytest_addoption(parser):
    parser.addoption("--update-golden", action="store_true", help="write what the program says now into golden files")


@pytest.fixture
def update_golden(request) -> bool:
    """Whether golden files are to be written anew instead of compared; the diff is reviewed like code."""
    return request.config.getoption("--update-golden")


@pytest.fixture(autouse=True, scope="session")
def _network_off():
    """A test that reaches beyond this machine fails; local addresses stay, for the review page."""

    def guard(real):
        def connect(self, address):
            if self.family in (socket.AF_INET, socket.AF_INET6) and address[0] not in _LOCAL:
                raise AssertionError(f"a test tried to reach {address[0]}: the network is off")
            return real(self, address)

        return connect

    with pytest.MonkeyPatch.context() as patch:
        for name in ("connect", "connect_ex"):
            patch.setattr(socket.socket, name, guard(getattr(socket.socket, name)))
        yield
