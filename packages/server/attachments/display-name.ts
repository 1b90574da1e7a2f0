import { attachmentFormats } from "@veridesk/contract/attachment-formats.ts"

/** File systems hold 255 bytes; this leaves room for " (2)" and the like that a browser adds. */
const MAX_BYTES = 200
/** Control, format, private and unassigned characters, line breaks, and letters and marks that paint nothing. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0]|\u034f/gu
const RESERVED = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i

/**
 * A name that is safe to show, to log beside and to save under on any system, still recognisable to its sender.
 * It is never used as a path here; files lie under their hash. Paths, control and invisible characters and
 * direction marks go, so that "exe.gpj" can't be made to read as "jpg.exe" backwards.
 */
export function displayName(raw: string): string {
  const last = raw.slice(-5000).split(/[/\\]/).at(-1) ?? ""
  const seen = last
    .toWellFormed()
    .replaceAll("\ufffd", "_")
    .normalize("NFC")
    .replace(INVISIBLE, "")
    .replace(/[<>:"|?*]/g, "_")
    .replace(/\s+/gu, " ")
    .replace(/^[.\s]+|[.\s]+$/gu, "")
  const name = shortened(seen)
  if (name === "") return "file"
  return RESERVED.test(name) ? shortened(`_${name}`) : name
}

/** The ending without its dot, lower-cased; "" where there is none. */
export function extensionOf(name: string): string {
  return /[^.]\.([A-Za-z0-9]{1,10})$/.exec(name)?.[1]?.toLowerCase() ?? ""
}

/**
 * The name with an ending that says what the file really is. A wrong ending that means something is replaced
 * ("photo.png" that is a JPEG becomes "photo.jpg"), an unknown one is kept before the true one ("app.conf.txt").
 */
export function withTrueExtension(name: string, mediaType: string): string {
  const format = attachmentFormats.find((one) => one.mediaType === mediaType)
  if (!format) throw new Error(`no format ${mediaType}`)
  const extension = extensionOf(name)
  if (format.extensions.includes(extension)) return name
  const known = attachmentFormats.some((one) => one.extensions.includes(extension)) || isProgramName(name)
  const stem = known ? name.slice(0, -extension.length - 1) : name
  if (format.extensions.includes(extensionOf(stem))) return stem
  return shortened(displayName(stem), `.${format.extensions[0]}`)
}

/** Whether a double click on a file of this name would run something on some common system. */
export function isProgramName(name: string): boolean {
  return PROGRAMS.has(extensionOf(name))
}

const PROGRAMS = new Set(
  (
    "exe com scr pif msi msp msix appx bat cmd ps1 psm1 vbs vbe js jse mjs cjs wsf wsh hta cpl jar lnk url reg dll sys " +
    "ocx gadget inf sct shb sh bash zsh csh fish command app dmg pkg deb rpm apk ipa run bin elf so dylib py pyc pyw rb " +
    "pl php phtml phar asp aspx jsp jspx cgi htaccess html htm xhtml xht mht mhtml shtml svg svgz swf chm hlp " +
    "docm dotm xlsm xltm xlam pptm potm ppsm iso img vhd vhdx desktop service"
  ).split(" "),
)

/** Cuts by whole characters to the byte limit; the ending is given apart or, if short, kept from the name. */
function shortened(name: string, ending?: string): string {
  const kept = ending ?? (/[^.](\.[A-Za-z0-9]{1,10})$/.exec(name)?.[1] || "")
  const stem = ending === undefined ? name.slice(0, name.length - kept.length) : name
  const room = MAX_BYTES - Buffer.byteLength(kept)
  let short = ""
  let bytes = 0
  for (const { segment } of new Intl.Segmenter("en", { granularity: "grapheme" }).segment(
    stem.slice(0, MAX_BYTES),
  )) {
    bytes += Buffer.byteLength(segment)
    if (bytes > room) break
    short += segment
  }
  return `${short.replace(/[.\s]+$/u, "")}${kept}`
}
