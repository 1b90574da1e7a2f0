import type { MailFile, MailMark } from "@veridesk/contract/mail/read-mail.ts"
import { fileName } from "./parse/file-name.ts"
import type { Part } from "./parse/tree.ts"
import { isLocked } from "./parse/locked.ts"

export type FileRead = { file: MailFile; bytes: Uint8Array }

/** What a mail brings beside its text, in its order. Two files never have the same content id. */
export function filesOf(parts: Part[]): FileRead[] {
  const ids = new Set<string>()
  return parts.map((part, at) => {
    const contentId =
      part.contentId !== null && !ids.has(part.contentId) && part.type.startsWith("image/")
        ? part.contentId
        : null
    if (contentId !== null) ids.add(contentId)
    const mediaType = /^[\w.+-]{1,100}\/[\w.+-]{1,100}$/.test(part.type)
      ? part.type
      : "application/octet-stream"
    const name = fileName(part.name, mediaType, at + 1)
    return {
      file: { name, mediaType, size: part.content.length, contentId, inline: false },
      bytes: part.content,
    }
  })
}

/** What a person should know of the files before opening them. */
export function fileMarks(files: FileRead[]): MailMark[] {
  const marks: MailMark[] = []
  if (
    files.some(
      ({ file }) => /^(?:text\/calendar|application\/ics)$/.test(file.mediaType) || /\.ics$/i.test(file.name),
    )
  )
    marks.push("calendar")
  if (files.some(({ bytes }) => isLocked(bytes))) marks.push("password-file")
  return marks
}
