import { readFile, readlink, stat } from "node:fs/promises"

/** True while a process with this number exists and has not ended; a zombie has. */
export async function isRunning(pid: number): Promise<boolean> {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
  } catch (cause) {
    // EPERM means that it lives under another account.
    if (!(cause instanceof Error && "code" in cause && cause.code === "EPERM")) return false
  }
  // A killed process stays in the table until its parent asks for its status, which some containers' never does.
  return (await statFields(pid))?.[0] !== "Z"
}

/**
 * When a process started, in the kernel's own ticks and for this boot: with the number it names one process for
 * ever, while a number alone is given out again. "0" where the kernel does not tell (macOS).
 */
export async function startOf(pid: number): Promise<string> {
  const fields = await statFields(pid)
  const boot = await readFile("/proc/sys/kernel/random/boot_id", "utf8").catch(() => "")
  return fields?.[19] ? `${fields[19]}-${boot.slice(0, 8)}` : "0"
}

/**
 * Which numbering of processes we live in: inside a container the same number is another process. "" where there is
 * only one (macOS).
 */
export async function numbering(): Promise<string> {
  const link = await readlink("/proc/self/ns/pid").catch(() => "")
  return link.replaceAll(/\D/g, "")
}

/** True when the process works in the folder `dir`, as a postmaster does; null where the kernel does not tell. */
export async function worksIn(pid: number, dir: string): Promise<boolean | null> {
  if (process.platform !== "linux") return null
  const [cwd, wanted] = await Promise.all([stat(`/proc/${pid}/cwd`).catch(() => null), stat(dir)])
  return cwd !== null && cwd.ino === wanted.ino && cwd.dev === wanted.dev
}

/** The program a process runs, as a path; null where the kernel does not tell. */
export async function programOf(pid: number): Promise<string | null> {
  return readlink(`/proc/${pid}/exe`).catch(() => null)
}

/** The fields of /proc/<pid>/stat from the third on (state, parent, …), see proc_pid_stat(5); null without it. */
async function statFields(pid: number): Promise<string[] | null> {
  const text = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => null)
  // The second field is the program's name in brackets and may itself hold brackets and spaces.
  return text === null ? null : text.slice(text.lastIndexOf(")") + 2).split(" ")
}
