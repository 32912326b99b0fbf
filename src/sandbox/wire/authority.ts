import 'reflect-metadata';
import { randomBytes, webcrypto } from 'node:crypto';
import { createSecureContext, type SecureContext } from 'node:tls';
import { callbackify } from 'node:util';
import * as x509 from '@peculiar/x509';

const DAY_MS = 24 * 60 * 60 * 1000;
const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;

/** Signs a certificate for each server name that a client asks for. */
export interface Authority {
  /** The certificate that clients are told to trust, PEM. */
  readonly caPem: string;
  /** Certificate and key for a server name; made once, then kept. */
  contextFor(name: string, done: (error: Error | null, context?: SecureContext) => void): void;
  /** Certificate and key, PEM, for clients that send no server name. */
  readonly own: { readonly key: string; readonly cert: string };
}

/** Makes a private certificate authority that lives as long as the process. */
export async function createAuthority(): Promise<Authority> {
  x509.cryptoProvider.set(webcrypto);
  const caKeys = await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const ca = await signAuthority(caKeys);
  // One key serves all names: what sets leaves apart is their certificate.
  const leafKeys = await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const key = await privatePem(leafKeys.privateKey);
  const leafPem = async (name: string) => `${(await signLeaf(name, ca, caKeys, leafKeys.publicKey)).toString('pem')}\n`;
  const contexts = new Map<string, SecureContext>();
  const contextOf = async (name: string): Promise<SecureContext> => {
    const context = contexts.get(name) ?? createSecureContext({ key, cert: await leafPem(name) });
    contexts.set(name, context);
    return context;
  };
  return { caPem: `${ca.toString('pem')}\n`, own: { key, cert: await leafPem('localhost') }, contextFor: callbackify(contextOf) };
}

async function signAuthority(keys: webcrypto.CryptoKeyPair): Promise<x509.X509Certificate> {
  return x509.X509CertificateGenerator.createSelfSigned({
    ...validity(),
    name: 'CN=Xunjian Sandbox CA, O=Xunjian',
    keys,
    signingAlgorithm: ALGORITHM,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
}

async function signLeaf(
  name: string,
  ca: x509.X509Certificate,
  caKeys: webcrypto.CryptoKeyPair,
  publicKey: webcrypto.CryptoKey,
): Promise<x509.X509Certificate> {
  return x509.X509CertificateGenerator.create({
    ...validity(),
    subject: 'CN=Xunjian Sandbox, O=Xunjian',
    issuer: ca.subject,
    publicKey,
    signingKey: caKeys.privateKey,
    signingAlgorithm: ALGORITHM,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension(alternativeNames(name)),
      await x509.SubjectKeyIdentifierExtension.create(publicKey),
      await x509.AuthorityKeyIdentifierExtension.create(caKeys.publicKey),
    ],
  });
}

/** Clients that come by address send no server name; their certificate carries the addresses of this machine. */
function alternativeNames(name: string): x509.JsonGeneralNames {
  if (name !== 'localhost') return [{ type: 'dns', value: name }];
  return [
    { type: 'dns', value: 'localhost' },
    { type: 'ip', value: '127.0.0.1' },
    { type: 'ip', value: '::1' },
  ];
}

/** Serial numbers are positive and unlike, since some clients keep certificates of former runs. */
function validity(): { serialNumber: string; notBefore: Date; notAfter: Date } {
  const serialNumber = `01${randomBytes(15).toString('hex')}`;
  return { serialNumber, notBefore: new Date(Date.now() - DAY_MS), notAfter: new Date(Date.now() + 90 * DAY_MS) };
}

async function privatePem(key: webcrypto.CryptoKey): Promise<string> {
  const pkcs8 = await webcrypto.subtle.exportKey('pkcs8', key);
  return `${x509.PemConverter.encode(pkcs8, 'PRIVATE KEY')}\n`;
}
