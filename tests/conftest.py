"""What holds for every test: the network is off."""

import socket

import pytest

_LOCAL = {"127.0.0.1", "::1", "localhost"}


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
