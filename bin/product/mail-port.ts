import { readConfig } from "../../packages/server/platform/config.ts"
import { tryPort } from "./free-port.ts"

type Environment = Record<string, string | undefined>

/**
 * The settings with a port for mails where they name none. One that is taken is said and done without: nobody asked
 * for it.
 */
export async function withMailPort(
  settings: Environment,
  port: number | undefined,
  print: (line: string) => void = console.log,
): Promise<Environment> {
  if (port === undefined || settings["MAIL_IN_PORT"]) return settings
  try {
    await tryPort(readConfig(settings).mail.in.host, port)
    return { ...settings, MAIL_IN_PORT: String(port) }
  } catch {
    print(`Port ${port} is taken, so no mails are received. MAIL_IN_PORT names another one.`)
    return settings
  }
}
