import { decodeWords } from "./encoded-words.ts"
import { plainLine } from "./plain-line.ts"

const MOST_NAME = 200

/** Endings of files without a name, by their type. */
const ENDINGS: Record<string, string> = {
  "message/rfc822": "eml",
  "text/calendar": "ics",
  "text/html": "html",
  "text/plain": "txt",
  "text/csv": "csv",
  "image/jpeg": "jpg",
  "image/png": "png",
  "image/gif": "gif",
  "image/webp": "webp",
  "application/pdf": "pdf",
  "application/zip": "zip",
  "application/ms-tnef": "dat",
  "application/pgp-signature": "asc",
  "application/pgp-encrypted": "asc",
  "application/pkcs7-signature": "p7s",
  "application/x-pkcs7-signature": "p7s",
  "application/pkcs7-mime": "p7m",
  "message/delivery-status": "txt",
}

/** Names that Windows keeps for devices. */
const DEVICES = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i

/**
 * A name to show and to save a file under: the last piece of a path, no control or direction character, nothing that a
 * shell or a file system takes for something else. A file without one is named after its type and its place.
 */
export function fileName(raw: string | null, mediaType: string, place: number): string {
  const ending = ENDINGS[mediaType] ?? "bin"
  const whole = plainLine(decodeWords(raw ?? ""), 6000)
  const last =
    whole
      .split(/[/\\]/)
      .filter((piece) => piece.replace(/[. ]/g, "") !== "")
      .at(-1) ?? ""
  const safe = last
    .replace(/[<>:"|?*;]/g, "_")
    .replace(/^[. ]+|[. ]+$/g, "")
    .replace(DEVICES, "_$&")
  if (safe === "") return `file-${place}.${ending}`
  return shortened(safe)
}

/** Cut in its middle, so that its ending stays. */
function shortened(name: string): string {
  if (name.length <= MOST_NAME) return name
  const dot = name.lastIndexOf(".")
  const ending = dot > 0 && name.length - dot <= 12 ? name.slice(dot) : ""
  return (
    name
      .slice(0, MOST_NAME - ending.length)
      .toWellFormed()
      .replaceAll("\ufffd", "") + ending
  )
}
