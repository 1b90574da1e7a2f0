import { execFileSync, spawn } from "node:child_process"
import { once } from "node:events"
import { existsSync, writeFileSync } from "node:fs"
import { chmod, chown, mkdir, mkdtemp, readFile, rm, utimes, writeFile } from "node:fs/promises"
import { connect } from "node:net"
import { tmpdir, userInfo } from "node:os"
import { join } from "node:path"
import { setTimeout as pause } from "node:timers/promises"

const PROGRAM = "/usr/sbin/dovecot"
/** Where it can't be had, tests that need it say so and are passed over. */
export const hasDovecot = existsSync(PROGRAM)

export type Dovecot = Awaited<ReturnType<typeof startDovecot>>

/**
 * A real IMAP server of one's own: in a temporary folder, on the port given, without any right; everybody's password
 * is `opensesame`, and whatever name signs in has a mailbox.
 */
export async function startDovecot(port: number) {
  const folder = await mkdtemp(join(tmpdir(), "veridesk-dovecot-"))
  const who = accountFor()
  await chmod(folder, 0o755)
  await writeFile(join(folder, "dovecot.conf"), configFor({ folder, port, ...who }))
  await own(folder)
  let server = await run()

  function own(path: string): Promise<void> {
    return process.getuid?.() === 0 ? chown(path, who.uid, who.gid) : Promise.resolve()
  }
  async function run() {
    const child = spawn(PROGRAM, ["-F", "-c", join(folder, "dovecot.conf")], {
      stdio: "ignore",
      env: { PATH: "/usr/sbin:/usr/bin:/bin" },
      ...(process.getuid?.() === 0 ? { uid: who.uid, gid: who.gid } : {}),
    })
    const ended = once(child, "exit")
    while (!(await answers(port))) {
      if (child.exitCode !== null)
        throw new Error(`dovecot ended: ${await readFile(join(folder, "log"), "utf8").catch(() => "")}`)
      await pause(20)
    }
    return {
      async end() {
        child.kill("SIGTERM")
        await ended
      },
    }
  }
  const maildir = (user: string, name = "") => join(folder, "home", user, "Maildir", name)
  let number = 0

  return {
    port,
    /** Puts mails into somebody's inbox as a delivery does, without asking the server. `at`: when they came. */
    async deliver(user: string, mails: string[], at = new Date()): Promise<void> {
      for (const path of [
        "home",
        `home/${user}`,
        `home/${user}/Maildir`,
        ...["cur", "new", "tmp"].map((name) => `home/${user}/Maildir/${name}`),
      ]) {
        await mkdir(join(folder, path), { recursive: true })
        await own(join(folder, path))
      }
      const seconds = Math.floor(at.getTime() / 1000)
      for (const mail of mails) {
        const path = maildir(user, `new/${seconds}.M${String(number++).padStart(7, "0")}.kestrel`)
        await writeFile(path, mail)
        await utimes(path, seconds, seconds)
        await own(path)
      }
    },
    /** Fills an inbox with so many small mails at once. */
    async fill(user: string, count: number, mail: (n: number) => string): Promise<void> {
      await this.deliver(user, [])
      for (let n = 0; n < count; n++)
        writeFileSync(
          maildir(user, `new/${1_700_000_000 + n}.M${String(number++).padStart(7, "0")}.kestrel`),
          mail(n),
        )
      if (process.getuid?.() === 0) execFileSync("chown", ["-R", `${who.uid}:${who.gid}`, maildir(user)])
    },
    /** All numbers of a mailbox anew, as after a restore. */
    async renumber(user: string): Promise<void> {
      await server.end()
      for (const name of [
        "dovecot-uidlist",
        "dovecot.index",
        "dovecot.index.log",
        "dovecot.index.cache",
        "dovecot-uidvalidity",
      ])
        await rm(maildir(user, name), { force: true })
      // Dovecot takes the present second, which may be the one of before.
      await pause(1100)
      server = await run()
    },
    /** Mails of a mailbox as files: those with flags are in `cur`. */
    files: (user: string) =>
      execFileSync("find", [maildir(user), "-type", "f", "-name", "*.kestrel*"], { encoding: "utf8" })
        .split("\n")
        .filter(Boolean),
    end: () => server.end(),
    async start() {
      server = await run()
    },
    async close() {
      await server.end().catch(() => {})
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function accountFor(): { name: string; group: string; uid: number; gid: number } {
  if (process.getuid?.() === 0) return { name: "nobody", group: "nogroup", uid: 65_534, gid: 65_534 }
  const { username, uid, gid } = userInfo()
  const group = execFileSync("id", ["-gn"], { encoding: "utf8" }).trim()
  return { name: username, group, uid, gid }
}

function configFor(o: {
  folder: string
  port: number
  name: string
  group: string
  uid: number
  gid: number
}): string {
  return `
base_dir = ${o.folder}/run
state_dir = ${o.folder}/state
log_path = ${o.folder}/log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
auth_mechanisms = plain login xoauth2
default_internal_user = ${o.name}
default_internal_group = ${o.group}
default_login_user = ${o.name}
mail_location = maildir:~/Maildir
mail_max_userip_connections = 50
maildir_stat_dirs = yes
service anvil {
  chroot =
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${o.port}
  }
  inet_listener imaps {
    port = 0
  }
}
service stats {
  chroot =
}
passdb {
  driver = static
  args = password=opensesame
}
userdb {
  driver = static
  args = uid=${o.uid} gid=${o.gid} home=${o.folder}/home/%u
}
`
}

async function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = connect({ host: "127.0.0.1", port })
    probe.once("data", () => {
      probe.destroy()
      resolve(true)
    })
    probe.once("error", () => resolve(false))
  })
}
