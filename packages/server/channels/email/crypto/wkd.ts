import { createHash } from "node:crypto"

const ALPHABET = "ybndrfg8ejkmcpqxot1uwisza345h769"

/** Under which name the key of an address is looked for (Web Key Directory §3.1): SHA-1 of its local part in z-base-32. */
export function wkdHash(localPart: string): string {
  const digest = createHash("sha1").update(localPart.toLowerCase()).digest()
  const bits = [...digest].map((byte) => byte.toString(2).padStart(8, "0")).join("")
  return (bits.match(/.{5}/g) ?? []).map((five) => ALPHABET[Number.parseInt(five, 2)]).join("")
}

/** The bytes of an armoured key, as the directory gives them. */
export async function keyBytes(armoured: string): Promise<Uint8Array> {
  const pgp = await import("openpgp")
  return (await pgp.readKey({ armoredKey: armoured })).write()
}
