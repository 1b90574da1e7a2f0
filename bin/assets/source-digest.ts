import { createHash } from "node:crypto"
import { globSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { repository } from "../steps/command.ts"
import type { Face } from "./faces.ts"

/**
 * A digest over everything a face is built from: its own files, the shared packages and the locked versions.
 * Two equal digests mean that building again would give the same files.
 */
export function sourceDigest(face: Face): string {
  const hash = createHash("sha256")
  for (const path of sourcesOf(face)) {
    hash.update(`${path}\0`)
    hash.update(readFileSync(join(repository, path)))
  }
  return hash.digest("hex")
}

function sourcesOf(face: Face): string[] {
  const folders = [`packages/${face.name}`, "packages/ui", "packages/contract"]
  const found = folders.flatMap((folder) =>
    globSync(`${folder}/**/*`, { cwd: repository, withFileTypes: true, exclude: isBuilt })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(repository.length + 1)),
  )
  return [...found.filter((path) => !/\.test\.tsx?$/.test(path)).sort(), "package-lock.json"]
}

function isBuilt(entry: { name: string }): boolean {
  return entry.name === "node_modules" || entry.name === "dist"
}
