/** RFC 1843: `~{` and `~}` bracket pairs of seven-bit GB 2312 bytes, `~~` is a tilde, `~` and a line end nothing. */
export function fromHz(bytes: Uint8Array): string {
  const eightBit: number[] = []
  let chinese = false
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0
    const next = bytes[at + 1]
    if (byte === 0x7e && next === 0x7b) chinese = true
    else if (byte === 0x7e && next === 0x7d) chinese = false
    else if (byte === 0x7e && next === 0x7e && !chinese) eightBit.push(0x7e)
    else if (byte === 0x7e && next === 0x0a && !chinese) at += 0
    else {
      // A line end closes what was left open, so that a lost bracket costs one line only.
      if (byte === 0x0a) chinese = false
      eightBit.push(chinese && byte > 0x20 ? byte | 0x80 : byte)
      continue
    }
    at += 1
  }
  return new TextDecoder("gb18030").decode(new Uint8Array(eightBit))
}
