import type { SecretFinding } from "./finding.ts"
import { legible } from "./legible.ts"

/**
 * What in a text looks like a secret, for its writer to be warned before it is sent: call it when "send" is pressed.
 * Most texts have no word and no shape that could belong to one and are done at once; for the others the judgement
 * is loaded (5 KB, once). It asks no word list and no checksum, so it may suspect what the server then lets pass, and
 * miss what it refuses: the server is the judge. Where the judgement can't be loaded, nothing is suspected.
 */
export async function suspectSecrets(text: string): Promise<SecretFinding[]> {
  if (!mayHold.test(legible(text).text)) return []
  const judgement = await import("./suspicion.ts").catch(() => null)
  return judgement?.suspicions(text) ?? []
}

/** Any word a secret is named by, any unbroken run long enough for a key, any number long enough for a card. */
const mayHold =
  /[\w+/]{26}|\d[\d ,-]{11}\d|-----BEGIN|otpauth|"ciphertext"|eyJ|[码碼令词詞语語钥鑰]|助记|卡背|pass|pwd|\bpin\b|code|otp|\bga\b|2fa|secret|key|token|bearer|cv[vcn]|mnem|seed|phrase|words|frase|semilla|semente|obnovovac|authenticator|[验驗][证證]器|シード|ニーモ|リカバリ|復元|니모닉|시드|복구/i
