import type { AttachmentFacts } from "@veridesk/contract/attachments.ts"
import type { Refused } from "./verdict.ts"

const HEADER_ZONE = 1024
/** Some printers of statements add a few bytes after the end; more than this is another file. */
const TAIL_ZONE = 1024
const ACTIVE = ["/JavaScript", "/JS", "/Launch", "/EmbeddedFile", "/XFA", "/RichMedia", "/SubmitForm"]
const MARKUP = /<(?:html|script|svg|body|!doctype|iframe|\?xml)/i
/** Of an archive's file, an archive's end, and a program. */
const SIGNATURES = ["PK\x03\x04", "PK\x05\x06", "MZ\x90"]

/**
 * Judges a PDF without opening it: whether it is one file from its first byte to its last (ISO 32000-2 §7.5), whether
 * it needs a password, and whether it says that it can act. Scripts in compressed parts can't be seen this way, which
 * is why a PDF is never shown inside our pages.
 */
export function readPdf(bytes: Buffer): { facts: AttachmentFacts } | Refused {
  if (!bytes.subarray(0, 5).equals(Buffer.from("%PDF-"))) return { refused: "mixed" }
  const end = bytes.lastIndexOf("%%EOF")
  if (end < 0) return { refused: "damaged" }
  const tail = bytes.subarray(end + 5)
  const head = bytes.subarray(0, HEADER_ZONE).toString("latin1")
  // XMP, which is XML, may lawfully stand early in the file, but not before its stream began.
  const opening = head.split(/\bstream\b/, 1)[0] ?? ""
  if (tail.length > TAIL_ZONE || holdsAnother(tail.toString("latin1")) || holdsAnother(opening)) {
    return { refused: "mixed" }
  }
  const facts: AttachmentFacts = {}
  if (bytes.includes("/Encrypt")) facts.encrypted = true
  if (ACTIVE.some((name) => hasName(bytes, name))) facts.active_content = true
  return { facts }
}

function holdsAnother(text: string): boolean {
  return MARKUP.test(text) || SIGNATURES.some((one) => text.includes(one))
}

/** "/JS" is a name only where it ends there: "/JSomething" is another. */
function hasName(bytes: Buffer, name: string): boolean {
  for (let at = bytes.indexOf(name); at >= 0; at = bytes.indexOf(name, at + 1)) {
    const next = String.fromCharCode(bytes[at + name.length] ?? 32)
    if (!/[A-Za-z0-9]/.test(next)) return true
  }
  return false
}
