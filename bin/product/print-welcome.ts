import type { Opened } from "./open.ts"

/** Says where everything is, and how to stop; the link for the first administrator only while there is none. */
export function printWelcome({ addresses, adminLink, data }: Opened): void {
  const rows = [...addresses.map(({ name, url }) => [name, url]), ["Data", data]]
  const width = Math.max(...rows.map(([name = ""]) => name.length))
  console.log("\nVeridesk is running.\n")
  for (const [name = "", value = ""] of rows) console.log(`  ${name.padEnd(width)}  ${value}`)
  if (adminLink) {
    console.log("\n  Set up the first administrator here; the link works once:")
    console.log(`  ${adminLink}`)
  }
  console.log("\n  Stop with Ctrl-C; the data stays.\n")
}
