import { existsSync } from "node:fs"
import { join } from "node:path"
import { command, repository } from "../steps/command.ts"
import type { Step } from "../steps/step.ts"
import { checkChannelNames } from "./channel-names.ts"
import { checkFileNames, checkHouseWords } from "./house-words.ts"
import { checkLockFile, checkSafeVersions } from "./lock-file.ts"
import { checkSizes } from "./sizes.ts"

const compiler = "node_modules/typescript-7/bin/tsc"

/** Everything that can be said about the sources without running them; the slow steps come first. */
export function checks(): Step[] {
  return [
    { name: "lint", run: command("oxlint", "--type-aware", "--quiet", ".") },
    { name: "types", run: command("node", compiler, "-p", "tsconfig.json", "--noEmit") },
    ...typesOfFaces(),
    {
      name: "floors",
      run: command("depcruise", "--config", ".dependency-cruiser.mjs", "packages", "e2e", "bench", "bin"),
    },
    { name: "dead code", run: command("knip", "--no-progress", "--no-config-hints") },
    { name: "format", run: command("biome", "format", "--colors=off", "--reporter=summary", ".") },
    { name: "schema.sql", run: command("node", "packages/server/platform/db/schema-dump.ts", "--check") },
    { name: "file sizes", run: () => checkSizes() },
    { name: "file names", run: () => checkFileNames() },
    { name: "house words", run: () => checkHouseWords() },
    { name: "channel names", run: () => checkChannelNames() },
    { name: "safe versions", run: () => checkSafeVersions() },
    { name: "lock file", run: () => checkLockFile() },
  ]
}

/** The portal and the desk are written in JSX and have their own compiler settings. */
function typesOfFaces(): Step[] {
  return ["portal", "desk", "widget"]
    .map((face) => ({ face, settings: `packages/${face}/tsconfig.json` }))
    .filter(({ settings }) => existsSync(join(repository, settings)))
    .map(({ face, settings }) => ({
      name: `types of the ${face}`,
      run: command("node", compiler, "-p", settings, "--noEmit"),
    }))
}
