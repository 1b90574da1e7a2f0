import type { Config } from "../../packages/server/platform/config.ts"

/** What `start` of packages/server/main.ts takes and gives. */
type Start = (options: { config: Config; demo: boolean; print: (line: string) => void }) => Promise<{
  addresses: { name: string; url: string }[]
  adminLink?: string
  close(): Promise<void>
}>

/** Loads the server only now, so that a wrong setting is said before anything else. */
export async function loadStart(): Promise<Start> {
  const main = (await import(new URL("../../packages/server/main.ts", import.meta.url).href)) as {
    start: Start
  }
  return main.start
}
