import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { isoCBOR } from '@simplewebauthn/server/helpers';
import { env } from '@/lib/settings/env';
import type { NewPasskey, PasskeySignIn } from './schema';

const flags = { present: 0x01, verified: 0x04, hasCredential: 0x40 };

/** An authenticator with one ES256 passkey. Tests change what it claims. */
export function createAuthenticator() {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const credentialId = randomBytes(16);
  const id = credentialId.toString('base64url');
  const common = {
    id,
    rawId: id,
    type: 'public-key' as const,
    clientExtensionResults: {},
  };
  const authenticator = {
    id,
    counter: 1,
    verifiesUser: true,
    origin: env().SITE_URL,
    rpId: new URL(env().SITE_URL).hostname,

    create({ challenge }: { challenge: string }): NewPasskey {
      const attestation = new Map<string, string | Uint8Array | Map<string, string>>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', authenticatorData(describeCredential())],
      ]);
      const response = {
        clientDataJSON: clientData('webauthn.create', challenge).toString('base64url'),
        attestationObject: Buffer.from(isoCBOR.encode(attestation)).toString('base64url'),
        transports: ['internal'],
      };
      return { challenge, response: { ...common, response } };
    },

    get({ challenge }: { challenge: string }): PasskeySignIn {
      const [data, client] = [authenticatorData(), clientData('webauthn.get', challenge)];
      const signed = Buffer.concat([data, hash(client)]);
      const response = {
        clientDataJSON: client.toString('base64url'),
        authenticatorData: data.toString('base64url'),
        signature: sign('sha256', signed, privateKey).toString('base64url'),
      };
      return { challenge, response: { ...common, response } };
    },
  };
  return authenticator;

  function clientData(type: string, challenge: string): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge, origin: authenticator.origin }));
  }

  function authenticatorData(credential: Buffer = Buffer.alloc(0)): Buffer {
    const { rpId, counter, verifiesUser } = authenticator;
    const head = Buffer.alloc(5);
    head[0] =
      flags.present |
      (verifiesUser ? flags.verified : 0) |
      (credential.length > 0 ? flags.hasCredential : 0);
    head.writeUInt32BE(counter, 1);
    return Buffer.concat([hash(rpId), head, credential]);
  }

  /** Its maker (nobody), id and COSE key */
  function describeCredential(): Buffer {
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
    const key = new Map<number, number | Buffer>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, Buffer.from(x, 'base64url')],
      [-3, Buffer.from(y, 'base64url')],
    ]);
    const idLength = Buffer.from([0, credentialId.length]);
    return Buffer.concat([Buffer.alloc(16), idLength, credentialId, isoCBOR.encode(key)]);
  }
}

function hash(data: Buffer | string): Buffer {
  return createHash('sha256').update(data).digest();
}
