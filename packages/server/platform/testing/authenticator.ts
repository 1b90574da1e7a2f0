import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto"

type Options = Record<string, unknown> & { challenge: string }

/**
 * A passkey in software: makes a P-256 key for a site and signs with it, as CTAP 2 and WebAuthn Level 3 §6 lay the
 * bytes out (attestation "none"). `sawUser` false plays a device that has not checked who holds it.
 */
export function makeAuthenticator(o: { origin: string; sawUser?: boolean }) {
  const rpId = new URL(o.origin).hostname
  const credentialId = randomBytes(32)
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" })
  const userFlags = o.sawUser === false ? 0x01 : 0x05 // UP, or UP and UV
  let counter = 0

  return {
    /** What `navigator.credentials.create` gives. */
    create(options: Options) {
      const clientDataJSON = clientData("webauthn.create", options.challenge)
      const attested = Buffer.concat([
        Buffer.alloc(16), // AAGUID: unknown
        Buffer.from([0, credentialId.length]),
        credentialId,
        cosePublicKey(publicKey),
      ])
      const authData = Buffer.concat([authenticatorData(userFlags | 0x40, counter), attested])
      const attestationObject = cbor(
        new Map<string, Cbor>([
          ["fmt", "none"],
          ["attStmt", new Map<string, Cbor>()],
          ["authData", authData],
        ]),
      )
      return {
        ...outline(),
        response: {
          clientDataJSON: clientDataJSON.toString("base64url"),
          attestationObject: attestationObject.toString("base64url"),
          transports: ["internal"],
        },
      }
    },

    /** What `navigator.credentials.get` gives. */
    get(options: Options) {
      counter += 1
      const clientDataJSON = clientData("webauthn.get", options.challenge)
      const authData = authenticatorData(userFlags, counter)
      const signed = Buffer.concat([authData, createHash("sha256").update(clientDataJSON).digest()])
      return {
        ...outline(),
        response: {
          clientDataJSON: clientDataJSON.toString("base64url"),
          authenticatorData: authData.toString("base64url"),
          signature: sign("sha256", signed, privateKey).toString("base64url"),
        },
      }
    },
  }

  function outline() {
    const id = credentialId.toString("base64url")
    return { id, rawId: id, type: "public-key", clientExtensionResults: {} }
  }

  function clientData(type: string, challenge: string): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge, origin: o.origin, crossOrigin: false }))
  }

  function authenticatorData(flags: number, count: number): Buffer {
    const head = Buffer.alloc(37)
    createHash("sha256").update(rpId).digest().copy(head)
    head[32] = flags
    head.writeUInt32BE(count, 33)
    return head
  }
}

/** COSE_Key of an ES256 public key (RFC 9053 §7.1.1). */
function cosePublicKey(key: KeyObject): Buffer {
  const { x, y } = key.export({ format: "jwk" })
  return cbor(
    new Map<number, Cbor>([
      [1, 2], // kty: EC2
      [3, -7], // alg: ES256
      [-1, 1], // crv: P-256
      [-2, Buffer.from(x ?? "", "base64url")],
      [-3, Buffer.from(y ?? "", "base64url")],
    ]),
  )
}

type Cbor = number | string | Buffer | Map<number, Cbor> | Map<string, Cbor>

/** As much of CBOR (RFC 8949) as an authenticator writes: integers, text, bytes and maps, of definite length. */
function cbor(value: Cbor): Buffer {
  if (typeof value === "number") return value >= 0 ? head(0, value) : head(1, -1 - value)
  if (typeof value === "string") return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)])
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value])
  const entries = [...value.entries()].flatMap(([key, item]) => [cbor(key), cbor(item)])
  return Buffer.concat([head(5, value.size), ...entries])
}

function head(major: number, length: number): Buffer {
  if (length < 24) return Buffer.from([(major << 5) | length])
  if (length < 256) return Buffer.from([(major << 5) | 24, length])
  return Buffer.from([(major << 5) | 25, length >> 8, length & 0xff])
}
