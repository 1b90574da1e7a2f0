import { type ChildProcess, spawn } from "node:child_process"
import { viteWords } from "./assets/build-face.ts"
import { buildStaleAssets } from "./assets/build-stale.ts"
import { faces } from "./assets/faces.ts"
import { repository } from "./steps/command.ts"
import { listenForStop } from "./product/stop-signal.ts"

/*
 * npm run dev: Vite builds the faces again at every change, Node starts the server again at every change of it or
 * of the pages it has loaded. The words after the command go to the server: npm run dev -- --demo
 */
const watched = ["server", "contract", "ui", "mock-exchange", "portal/dist"].map(
  (folder) => `packages/${folder}`,
)
const { wished } = listenForStop()
if (await buildStaleAssets()) {
  const children = [
    ...faces().flatMap((face) =>
      face.settings.map((settings) => node(...viteWords(face, settings), "--watch")),
    ),
    node(
      ...watched.map((folder) => `--watch-path=${folder}`),
      "--watch-preserve-output",
      "bin/start.ts",
      ...process.argv.slice(2),
    ),
  ]
  await wished
  await Promise.all(children.map(stop))
  process.exit(0)
}
process.exit(1)

function node(...words: string[]): ChildProcess {
  return spawn(process.execPath, words, { cwd: repository, stdio: ["ignore", "inherit", "inherit"] })
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((resolve) => child.once("exit", resolve))
  child.kill("SIGTERM")
  await ended
}
