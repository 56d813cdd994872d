from socket import create_server

import pytest

from harvester.errors import UseError
from publish.demo import installation, run


def test_the_users_own_settings_and_proxies_stay_out():
    given = {"PATH": "/bin", "ERNTE_LEDGER": "postgresql://x", "HTTP_PROXY": "http://p", "ERNTE_LANG": "de"}
    assert installation._environ(given) == {
        "PATH": "/bin", "ERNTE_LANG": "de", "ERNTE_ALLOW_NETWORKS": "127.0.0.0/8", "ERNTE_DELAY": "0"
    }  # fmt: skip


def test_a_port_in_use_is_left_alone():
    with create_server(("127.0.0.1", 0)) as held:
        port = held.getsockname()[1]
        assert installation.free_port(port) not in {0, port}


def test_a_directory_with_something_in_it_is_refused(tmp_path):
    (tmp_path / "mine.txt").write_text("keep me")
    with pytest.raises(UseError) as refused:
        run.demo(tmp_path, once=True, port=0)
    assert refused.value.code == "demo-not-empty"
    assert [f.name for f in tmp_path.iterdir()] == ["mine.txt"]
