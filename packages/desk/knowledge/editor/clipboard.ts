import { cleanPaste } from "../paste/clean.ts"
import { readRough, writeHtml } from "../paste/rough.ts"

/** What came with a paste beside its text. */
export interface PastedPictures {
  files: File[]
  /** Pictures that the clipboard only names. */
  leftOut: number
}

/** Cleans pasted HTML; what was copied in an editor of ours stays as it is, since the schema reads it. */
export function cleanHtml(html: string, tell: (pictures: PastedPictures) => void): string {
  if (/\sdata-pm-slice=/.test(html)) return html
  const { blocks, pictures, leftOut } = cleanPaste(readRough(html))
  if (pictures.length + leftOut > 0) tell({ files: pictures.flatMap(fileOf), leftOut })
  return writeHtml(blocks)
}

/** The pictures among pasted or dropped files, where nothing else came with them: a screenshot. */
export function pictureFiles(data: DataTransfer | null): File[] {
  const files = [...(data?.files ?? [])].filter(({ type }) => type.startsWith("image/"))
  return data?.getData("text/html") ? [] : files
}

function fileOf(address: string, at: number): File[] {
  const [, type, data] = /^data:(image\/(\w+));base64,(.*)$/s.exec(address)?.toSpliced(2, 1) ?? []
  if (!type || !data) return []
  try {
    const bytes = Uint8Array.from(atob(data), (character) => character.charCodeAt(0))
    return [new File([bytes], `picture-${at + 1}.${type.slice("image/".length)}`, { type })]
  } catch {
    return []
  }
}
