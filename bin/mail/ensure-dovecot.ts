import { existsSync } from "node:fs"
import { command } from "../steps/command.ts"
import type { Outcome } from "../steps/step.ts"

const program = "/usr/sbin/dovecot"
const advice =
  "There is no dovecot, so fetching mails is not tried on a real server. Install it (on Debian as root: apt-get install dovecot-imapd)."

/** Makes sure that there is an IMAP server for the tests that fetch mails. On Debian, root gets it by apt. */
export async function ensureDovecot(): Promise<Outcome> {
  if (!existsSync(program) && mayUseApt()) {
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
    const outcome = await command("env", ...quiet, "dovecot-imapd")()
    if (!outcome.ok) return { ok: false, output: `${outcome.output}\n${advice}` }
  }
  return existsSync(program) ? { ok: true, output: "", note: program } : { ok: false, output: advice }
}

function mayUseApt(): boolean {
  return process.getuid?.() === 0 && existsSync("/usr/bin/apt-get") && existsSync("/etc/debian_version")
}
