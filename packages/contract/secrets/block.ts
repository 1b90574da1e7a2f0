import type { SecretFinding } from "./finding.ts"

const FRAME = 3000

/** Secrets in a frame of their own: PEM private keys (RFC 7468), otpauth:// addresses, wallets' JSON keystores, JWTs. */
export function secretBlocks(text: string): SecretFinding[] {
  return [...pemKeys(text), ...otpauth(text), ...keystores(text), ...tokens(text)]
}

function pemKeys(text: string): SecretFinding[] {
  const found: SecretFinding[] = []
  const begin = /-----BEGIN [A-Z ]{0,30}PRIVATE KEY(?: BLOCK)?-----/g
  for (let match = begin.exec(text); match; match = begin.exec(text)) {
    const close = /-----END [A-Z ]{0,40}-----/g
    close.lastIndex = begin.lastIndex
    const end = close.exec(text) ? close.lastIndex : text.length // what was cut off is still the key
    found.push({ kind: "private-key", start: match.index, end, certainty: "certain" })
    begin.lastIndex = end
  }
  return found
}

function otpauth(text: string): SecretFinding[] {
  return [
    ...text.matchAll(/otpauth(?:-migration)?:\/\/[^\s"'<>]{0,400}[?&](?:secret|data)=[^\s"'<>`]{8,2000}/gi),
  ].map((match) => ({
    kind: "one-time-code",
    start: match.index,
    end: match.index + match[0].length,
    certainty: "certain",
  }))
}

/** The Web3 secret storage format: a cipher text and how its key is derived, in whatever order. */
function keystores(text: string): SecretFinding[] {
  const found: SecretFinding[] = []
  const heart = /"ciphertext"\s{0,9}:/gi
  for (let match = heart.exec(text); match; match = heart.exec(text)) {
    const from = Math.max(found.at(-1)?.end ?? 0, match.index - FRAME)
    const around = text.slice(from, match.index + FRAME)
    if (!/"(?:kdf|kdfparams|cipherparams)"\s{0,9}:/i.test(around)) continue
    const open = around.indexOf("{")
    const start = open < 0 || from + open > match.index ? match.index : from + open
    const close = around.lastIndexOf("}")
    const end = Math.max(heart.lastIndex, from + close + 1)
    found.push({ kind: "private-key", start, end, certainty: "certain" })
    heart.lastIndex = end
  }
  return found
}

/** Signed tokens (RFC 7519) of a session: whoever has one is signed in. */
function tokens(text: string): SecretFinding[] {
  return [...text.matchAll(/(?<![\w-])eyJ[\w-]{10,2000}\.[\w-]{10,4000}\.[\w-]{10,2000}/g)].map((match) => ({
    kind: "api-secret",
    start: match.index,
    end: match.index + match[0].length,
    certainty: "certain",
  }))
}
