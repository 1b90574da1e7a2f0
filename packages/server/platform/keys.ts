import { randomBytes } from "node:crypto"
import { mkdir, open, readFile } from "node:fs/promises"
import { join } from "node:path"

/**
 * The installation's secret (cookies, tokens, digests): made at the first start, kept in the data folder, readable by
 * this account only. Losing it signs everybody out and loses nothing else.
 */
export async function installationSecret(dataDir: string): Promise<string> {
  const folder = join(dataDir, "keys")
  const path = join(folder, "secret")
  await mkdir(folder, { recursive: true, mode: 0o700 })
  try {
    const file = await open(path, "wx", 0o600)
    try {
      await file.writeFile(randomBytes(32).toString("base64url"))
      await file.sync()
    } finally {
      await file.close()
    }
  } catch (error) {
    if ((error as { code?: string }).code !== "EEXIST") throw error
  }
  return (await readFile(path, "utf8")).trim()
}
