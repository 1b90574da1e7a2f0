import { existsSync, globSync } from "node:fs"
import { join } from "node:path"
import { repository } from "../steps/command.ts"

/**
 * One of the faces people look at (portal, desk, widget): a package whose sources Vite turns into files.
 * `settings` are the names of its Vite settings files; the portal has one for its pages and one for its islands.
 * A face with a `build.ts` is built by that, with whatever else it wants to do, such as weighing its files.
 */
export type Face = { name: string; folder: string; settings: string[]; hasOwnBuild: boolean }

/** The faces of this checkout that have something to build. */
export function faces(): Face[] {
  return ["portal", "desk", "widget"]
    .map((name) => ({ name, folder: join(repository, "packages", name) }))
    .filter(({ folder }) => existsSync(folder))
    .map((face) => ({
      ...face,
      settings: globSync("vite*.config.ts", { cwd: face.folder }).sort(),
      hasOwnBuild: existsSync(join(face.folder, "build.ts")),
    }))
    .filter(({ settings }) => settings.length > 0)
}
