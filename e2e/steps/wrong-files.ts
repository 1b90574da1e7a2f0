import { open } from "node:fs/promises"
import { join } from "node:path"
import {
  eicar,
  phonePhoto,
  picture,
  pixelBomb,
  scriptedSvg,
  zip,
} from "../../packages/server/attachments/testing/wrong-files.ts"

export type FileToAdd = { name: string; mimeType: string; buffer: Buffer }

/** Nine of the ten; the tenth is fifty files at once. `refused` is the code of the reason, null for one that is defused. */
export async function wrongFiles(): Promise<{ what: string; file: FileToAdd; refused: string | null }[]> {
  const of = (name: string, buffer: Buffer, mimeType = "") => ({ name, buffer, mimeType })
  const jpeg = await picture("jpeg")
  return [
    { what: "EICAR", file: of("wallet.txt", eicar, "text/plain"), refused: "virus" },
    { what: "an SVG with a script", file: of("seal.svg", scriptedSvg, "image/svg+xml"), refused: "markup" },
    { what: "0 bytes", file: of("nothing.png", Buffer.alloc(0), "image/png"), refused: "empty" },
    {
      what: "a picture that decodes to gigabytes",
      file: of("huge.png", await pixelBomb(), "image/png"),
      refused: "too-many-pixels",
    },
    {
      what: "two files in one",
      file: of("both.jpg", Buffer.concat([jpeg, zip([{ name: "run.js" }])]), "image/jpeg"),
      refused: null,
    },
    { what: "a wrong ending", file: of("screen.png", jpeg, "image/png"), refused: null },
    {
      what: "a photo with its place",
      file: of("photo.jpg", await phonePhoto(), "image/jpeg"),
      refused: null,
    },
    {
      what: "a path in the name",
      file: of("../../../etc/cron.d/照片.jpg", await picture("jpeg", 700, 500), "image/jpeg"),
      refused: null,
    },
  ]
}

/** 200 MB that take no room: a file with a hole. @returns its path */
export async function hugeFile(folder: string): Promise<string> {
  const path = join(folder, "recording.mp4")
  const file = await open(path, "w")
  await file.truncate(200 * 1024 ** 2)
  await file.close()
  return path
}

export function fifty(): FileToAdd[] {
  return Array.from({ length: 50 }, (_, at) => ({
    name: `log-${at + 1}.txt`,
    mimeType: "text/plain",
    buffer: Buffer.from(`line ${at + 1}\n`),
  }))
}
