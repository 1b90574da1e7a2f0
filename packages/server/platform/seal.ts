import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto"

const CIPHER = "aes-256-gcm"
const IV_BYTES = 12
const TAG_BYTES = 16

export type Seal = {
  /** IV, tag and ciphertext in one. `about` is bound to it: what is sealed for one place opens at no other. */
  close(plain: Uint8Array, about: string): Buffer
  /** @throws Error where it was changed, or sealed for something else, or with another secret */
  open(sealed: Uint8Array, about: string): Buffer
}

/** Seals bytes that must not lie open in a database or a backup, with a key of the installation's secret for this purpose. */
export function makeSeal(secret: string, purpose: string): Seal {
  const key = Buffer.from(hkdfSync("sha256", secret, "", `veridesk seal ${purpose}`, 32))
  return {
    close(plain, about) {
      const iv = randomBytes(IV_BYTES)
      const cipher = createCipheriv(CIPHER, key, iv)
      cipher.setAAD(Buffer.from(about))
      const body = cipher.update(plain)
      const rest = cipher.final()
      return Buffer.concat([iv, cipher.getAuthTag(), body, rest])
    },
    open(sealed, about) {
      const iv = sealed.subarray(0, IV_BYTES)
      const decipher = createDecipheriv(CIPHER, key, iv)
      decipher.setAAD(Buffer.from(about))
      decipher.setAuthTag(sealed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES))
      return Buffer.concat([decipher.update(sealed.subarray(IV_BYTES + TAG_BYTES)), decipher.final()])
    },
  }
}
