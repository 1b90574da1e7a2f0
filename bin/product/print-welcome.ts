import type { Opened } from "./open.ts"
import { printDemo } from "./print-demo.ts"

/** Says where everything is, and how to stop; the link for the first administrator only while there is none. */
export async function printWelcome({ addresses, adminLink, demo, data }: Opened): Promise<void> {
  const rows = [...addresses.map(({ name, url }) => [name, url]), ["Data", data]]
  const width = Math.max(...rows.map(([name = ""]) => name.length))
  console.log("\nVeridesk is running.\n")
  for (const [name = "", value = ""] of rows) console.log(`  ${name.padEnd(width)}  ${value}`)
  if (adminLink) {
    console.log("\n  Set up the first administrator here; the link works once:")
    console.log(`  ${adminLink}`)
  }
  if (demo) await printDemo(demo)
  console.log("\n  Stop with Ctrl-C; the data stays.\n")
}
