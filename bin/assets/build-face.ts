import { existsSync } from "node:fs"
import { mkdir, readFile, rm, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { command } from "../steps/command.ts"
import type { Outcome } from "../steps/step.ts"
import { compressAssets } from "./compress.ts"
import type { Face } from "./faces.ts"
import { sourceDigest } from "./source-digest.ts"

/** True when the built files of a face are missing or older than its sources. */
export async function isStale(face: Face): Promise<boolean> {
  const built = await readFile(stampOf(face), "utf8").catch(() => "")
  return built !== sourceDigest(face)
}

/** True when a face was built at some time, be it from older sources. */
export function isBuilt(face: Face): boolean {
  return existsSync(stampOf(face))
}

/**
 * Builds a face from nothing into its `dist` folder. The stamp of the sources is written last, so that a build
 * which was cut short is done again.
 */
export async function buildFace(face: Face): Promise<Outcome> {
  const digest = sourceDigest(face)
  await rm(join(face.folder, "dist"), { recursive: true, force: true })
  const programs = face.hasOwnBuild
    ? [[`packages/${face.name}/build.ts`]]
    : face.settings.map((settings) => viteWords(face, settings))
  for (const words of programs) {
    const outcome = await command("node", ...words)()
    if (!outcome.ok) return outcome
  }
  await mkdir(join(face.folder, "dist"), { recursive: true })
  await compressAssets(join(face.folder, "dist"))
  await writeFile(stampOf(face), digest)
  return { ok: true, output: "" }
}

/** The words after `node` that build one settings file of a face with Vite. */
export function viteWords(face: Face, settings: string): string[] {
  const folder = `packages/${face.name}`
  return [
    "node_modules/vite/bin/vite.js",
    "build",
    folder,
    "--config",
    `${folder}/${settings}`,
    "--logLevel",
    "warn",
    "--emptyOutDir=false",
  ]
}

function stampOf(face: Face): string {
  return join(face.folder, "dist", ".built-from")
}
