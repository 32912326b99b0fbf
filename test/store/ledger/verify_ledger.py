#!/usr/bin/env python3
"""Verifies an exported ledger without Xunjian: verify_ledger.py EXPORT [ROOT_PUBLIC_KEY] [NOTED_HEAD_HASH]"""
import base64, hashlib, json, re, subprocess, sys, tempfile

SPKI = bytes.fromhex("302a300506032b6570032100")  # what RFC 8410 puts before the 32 bytes of an ed25519 key
LINE = re.compile(rb'\{"(entry|footer)":(\{.*\}),"hash":"(sha256:[0-9a-f]{64})","signature":"([A-Za-z0-9+/]{86}==)"\}')

def must(fine, sentence):
    if not fine: raise ValueError(sentence)

def signed(raw, message, signature):
    try:
        from cryptography.exceptions import InvalidSignature
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    except ImportError:
        with tempfile.NamedTemporaryFile() as k, tempfile.NamedTemporaryFile() as m, tempfile.NamedTemporaryFile() as s:
            for file, data in ((k, SPKI + raw), (m, message), (s, signature)): file.write(data); file.flush()
            command = "openssl pkeyutl -verify -pubin -keyform DER -rawin -inkey %s -in %s -sigfile %s" % (k.name, m.name, s.name)
            return subprocess.run(command.split(), capture_output=True).returncode == 0
    try: Ed25519PublicKey.from_public_bytes(raw).verify(signature, message)
    except InvalidSignature: return False
    return True

def verify(path, root=None, noted=None):
    lines = open(path, "rb").read().split(b"\n")
    must(lines.pop() == b"" and len(lines) > 2, "the export is cut off")
    header, part = json.loads(lines[0])["header"], json.loads(lines[0])["header"]["first"] > 1
    keys = {key["keyId"]: key["publicKey"] for key in header["keys"]} if part else {}
    seq, previous, hashes = header["first"] - 1, header["previousHash"] if part else "sha256:" + "0" * 64, set()
    for number, line in enumerate(lines[1:], 2):
        match = LINE.fullmatch(line)
        must(match and match[1] == (b"footer" if number == len(lines) else b"entry"), f"line {number}: not formed as it should be")
        content, hashed, signature = json.loads(match[2]), match[3].decode(), base64.b64decode(match[4])
        must("sha256:" + hashlib.sha256(match[2]).hexdigest() == hashed, f"line {number}: edited")
        must(base64.b64encode(signature) == match[4], f"line {number}: signature edited")
        if not keys and content["seq"] == 1: keys[content["keyId"]] = root or content["body"]["publicKey"]
        raw = base64.b64decode(keys[content["keyId"]].removeprefix("ed25519:"))
        must(hashlib.sha256(raw).hexdigest()[:16] == content["keyId"], f"line {number}: not the key that it names")
        must(signed(raw, bytes.fromhex(hashed[7:]), signature), f"line {number}: bad signature")
        if match[1] == b"footer": break
        must((content["seq"], content["previousHash"]) == (seq + 1, previous), f"line {number}: does not follow entry {seq}")
        if content["kind"] == "key":
            keys.setdefault(hashlib.sha256(base64.b64decode(content["body"]["publicKey"][8:])).hexdigest()[:16], content["body"]["publicKey"])
        seq, previous = content["seq"], hashed
        hashes.add(hashed)
    must((content["head"]["seq"], content["head"]["hash"], content["count"]) == (seq, previous, len(hashes)), "the footer names another head")
    text = b'{"header":' + lines[0][10:-1] + b"}"
    must(text == lines[0] and "sha256:" + hashlib.sha256(lines[0][10:-1]).hexdigest() == content["headerHash"], "line 1: edited")
    must(noted is None or noted in hashes, "the noted head is not in the export")
    return f"{len(hashes)} entries, whole and unchanged. Head: {seq} {previous}"

if __name__ == "__main__":
    try: print(verify(*sys.argv[1:]))
    except (ValueError, KeyError, TypeError, OSError) as fault: sys.exit(f"not whole: {fault}")
