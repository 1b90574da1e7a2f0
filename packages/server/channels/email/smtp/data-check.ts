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
  let endsWithCr = false
  let fault: DataFault | null = null

  const endLine = () => {
    if (line > bounds.lineBytes) fault ??= "line-too-long"
    if (line === 0) inHeader = false
    line = 0
  }
  /** Looks from line end to line end, so that the bytes between are touched by nobody here. */
  const look = (chunk: Buffer): void => {
    let at = 0
    if (endsWithCr && chunk[0] === LF) {
      endLine()
      at = 1
    } else if (endsWithCr) fault ??= "bare-line-end"
    endsWithCr = false
    while (!fault) {
      const cr = chunk.indexOf(CR, at)
      const lf = chunk.indexOf(LF, at)
      endsWithCr = cr === chunk.length - 1 && cr >= 0
      const isLast = cr < 0 || endsWithCr
      if (lf !== (isLast ? -1 : cr + 1)) fault = "bare-line-end"
      line += (cr < 0 ? chunk.length : cr) - at
      if (isLast) break
      endLine()
      at = cr + 2
    }
    if (line > bounds.lineBytes) fault ??= "line-too-long"
  }
  return {
    pass(chunk: Buffer): DataFault | null {
      if (fault || chunk.length === 0) return fault
      const wasInHeader = inHeader
      look(chunk)
      bytes += chunk.byteLength
      if (wasInHeader && inHeader && bytes > bounds.headerBytes) fault ??= "header-too-large"
      if (bytes > bounds.maxBytes) fault ??= "too-large"
      return fault
    },
    end(): DataFault | null {
      if (endsWithCr) fault ??= "bare-line-end"
      return fault
    },
  }
}
