/** A key out of a file: text where it is text, a PKCS #12 file in base64. */
export async function givenFile(file: File): Promise<{ text: string } | { pkcs12: string }> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  // DER begins with a sequence; everything else that is taken is text.
  if (bytes[0] !== 0x30 || bytes[1] === 0x2d) return { text: new TextDecoder().decode(bytes) }
  let binary = ""
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return { pkcs12: btoa(binary) }
}
