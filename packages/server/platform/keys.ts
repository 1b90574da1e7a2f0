import { randomBytes } from "node:crypto"
import { link, mkdir, open, readFile, rm } from "node:fs/promises"
import { join } from "node:path"
import { SetupFault } from "./setup-fault.ts"

const BYTES = 32

/**
 * The installation's secret (cookies, tokens, digests, authenticators' keys): made at the first start, kept in the data
 * folder, readable by this account only. Losing it signs everybody out and makes their authenticators useless.
 * @throws SetupFault `secret-damaged` where the file holds no whole secret: signing with less would open every door
 */
export async function installationSecret(dataDir: string): Promise<string> {
  const folder = join(dataDir, "keys")
  const path = join(folder, "secret")
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const secret = (await kept(path)) ?? (await make(folder, path))
  if (Buffer.from(secret, "base64url").length !== BYTES) {
    throw new SetupFault({
      code: "secret-damaged",
      message: `The installation's secret in ${path} is damaged.`,
      mend: "Put it back from a backup; if there is none, remove the file: a new one is made, and everybody has to sign in again and set up their authenticator anew.",
    })
  }
  return secret
}

/** Written whole under another name first, so that the file is never there with half a secret, whatever dies when. */
async function make(folder: string, path: string): Promise<string> {
  const draft = join(folder, `secret.${randomBytes(6).toString("hex")}`)
  const file = await open(draft, "wx", 0o600)
  try {
    await file.writeFile(randomBytes(BYTES).toString("base64url"))
    await file.sync()
  } finally {
    await file.close()
  }
  try {
    await link(draft, path)
  } catch (error) {
    // Another process of this installation was faster; its secret is the one.
    if ((error as { code?: string }).code !== "EEXIST") throw error
  } finally {
    await rm(draft)
  }
  return (await kept(path)) ?? ""
}

async function kept(path: string): Promise<string | null> {
  try {
    return (await readFile(path, "utf8")).trim()
  } catch (error) {
    if ((error as { code?: string }).code === "ENOENT") return null
    throw error
  }
}
