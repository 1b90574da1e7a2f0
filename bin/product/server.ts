import type { Config } from "../../packages/server/platform/config.ts"

/** What `packages/server/main.ts` gives. */
type Start = (options: { config: Config; demo: boolean; print: (line: string) => void }) => Promise<{
  addresses: { name: string; url: string }[]
  adminLink?: string
  close(): Promise<void>
}>

const main: { start: Start } = await import(new URL("../../packages/server/main.ts", import.meta.url).href)
export const start: Start = main.start
