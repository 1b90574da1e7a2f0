export type DataFault = "bare-line-end" | "line-too-long" | "header-too-large" | "too-large"

const CR = 0x0d
const LF = 0x0a

/**
 * Looks at the bytes of one DATA as they pass: a CR or LF that doesn't stand beside its other half (RFC 5321 §2.3.8;
 * where two servers disagree about what ends a mail, a second one is smuggled in), a line or a header beyond all
 * measure, too many bytes.
 */
export function makeDataCheck(bounds: { maxBytes: number; lineBytes: number; headerBytes: number }) {
  let bytes = 0
  let line = 0
  let inHeader = true
  let after = 0
  let fault: DataFault | null = null

  const pass = (chunk: Uint8Array): void => {
    for (const byte of chunk) {
      if (byte === LF) {
        if (after !== CR) fault ??= "bare-line-end"
        if (line === 1) inHeader = false
        line = 0
      } else {
        if (after === CR) fault ??= "bare-line-end"
        line += 1
        if (line > bounds.lineBytes) fault ??= "line-too-long"
      }
      after = byte
    }
  }
  return {
    pass(chunk: Uint8Array): DataFault | null {
      if (fault) return fault
      const wasInHeader = inHeader
      pass(chunk)
      bytes += chunk.byteLength
      if (wasInHeader && inHeader && bytes > bounds.headerBytes) fault ??= "header-too-large"
      if (bytes > bounds.maxBytes) fault ??= "too-large"
      return fault
    },
    end(): DataFault | null {
      if (after === CR) fault ??= "bare-line-end"
      return fault
    },
  }
}
