/** The DER of each block of this kind in a PEM text (RFC 7468), in its order. */
export function pemBlocks(pem: string, label: string): Uint8Array[] {
  const found = pem.matchAll(
    new RegExp(`-----BEGIN ${label}-----([A-Za-z0-9+/=\\s]*)-----END ${label}-----`, "g"),
  )
  return [...found].map(([, base64 = ""]) => new Uint8Array(Buffer.from(base64, "base64")))
}

export function asPem(der: Uint8Array, label: string): string {
  const lines =
    Buffer.from(der)
      .toString("base64")
      .match(/.{1,64}/g) ?? []
  return `-----BEGIN ${label}-----\n${lines.join("\n")}\n-----END ${label}-----\n`
}
