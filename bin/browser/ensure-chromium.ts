import { existsSync } from "node:fs"
import { command } from "../steps/command.ts"
import type { Outcome } from "../steps/step.ts"
import { findChromium } from "./find-chromium.ts"

const chineseFont = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"

/**
 * Makes sure that there is a Chromium for the journeys. On Debian, root gets it (and the font for Chinese, so that
 * pictures show more than boxes) by apt; elsewhere the person is told what to do.
 */
export async function ensureChromium(): Promise<Outcome> {
  const named = process.env["VERIDESK_CHROMIUM"]
  const found = findChromium()
  if (named && !found) return { ok: false, output: `VERIDESK_CHROMIUM names ${named}, which is no program.` }
  const wanted = [...(found ? [] : ["chromium"]), ...(existsSync(chineseFont) ? [] : ["fonts-noto-cjk"])]
  if (wanted.length > 0 && mayUseApt()) {
    const outcome = await install(wanted)
    if (!outcome.ok && !found) return { ok: false, output: `${outcome.output}\n${advice}` }
  }
  const path = findChromium()
  return path ? { ok: true, output: "", note: path } : { ok: false, output: advice }
}

const advice = [
  "There is no Chromium, so the browser journeys can't run.",
  "Install it (on Debian as root: apt-get install chromium fonts-noto-cjk), or name one in VERIDESK_CHROMIUM.",
  "VERIDESK_SKIP_BROWSER=1 leaves the journeys out.",
].join("\n")

function mayUseApt(): boolean {
  return process.getuid?.() === 0 && existsSync("/usr/bin/apt-get") && existsSync("/etc/debian_version")
}

async function install(packages: string[]): Promise<Outcome> {
  const update = await command("apt-get", "update", "-qq")()
  if (!update.ok) return update
  const quiet = [
    "DEBIAN_FRONTEND=noninteractive",
    "apt-get",
    "install",
    "-y",
    "-qq",
    "--no-install-recommends",
  ]
  return command("env", ...quiet, ...packages)()
}
