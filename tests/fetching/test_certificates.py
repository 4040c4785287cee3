"""Whether the certificate is that of the name and trusted."""

import ssl
from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.fetching.refusing import why
from tests.fetching.server import Site, plain, serving


@pytest.fixture
def secure(tmp_path):
    """A site over TLS whose certificate is for report.example, and a context that trusts it."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "report.example")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("report.example")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem = tmp_path / "site.pem"
    pem.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        + certificate.public_bytes(serialization.Encoding.PEM)
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)
    trusting = ssl.create_default_context(cafile=str(pem))
    with serving(Site(), tls=context) as site:
        site.pages["/a"] = plain(b"text")
        yield site, trusting


def test_the_certificate_must_be_that_of_the_name_and_trusted(secure, downloader):
    site, trusting = secure

    def here(host: str, port: int) -> list[str]:
        return ["127.0.0.1"]

    address = f"https://report.example:{site.port}/a"
    got = downloader(resolver=here, tls=trusting).download(address)
    assert got.content == b"text"
    assert "no secure connection to other.example" in why(
        downloader(resolver=here, tls=trusting), f"https://other.example:{site.port}/a"
    )
    asked = len(site.asked)
    assert "no secure connection" in why(downloader(resolver=here), address)
    assert len(site.asked) == asked
