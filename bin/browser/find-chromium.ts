import { accessSync, constants } from "node:fs"
import { join } from "node:path"

const programs = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
const macPrograms = [
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
]

/**
 * The Chromium (or Chrome) of this machine: what VERIDESK_CHROMIUM names, or the first one on the path.
 * @returns the path of the program, or undefined when there is none
 */
export function findChromium(): string | undefined {
  const named = process.env["VERIDESK_CHROMIUM"]
  if (named) return isProgram(named) ? named : undefined
  const folders = (process.env["PATH"] ?? "").split(":").filter((folder) => folder.startsWith("/"))
  const paths = [...programs.flatMap((name) => folders.map((folder) => join(folder, name))), ...macPrograms]
  return paths.find(isProgram)
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
