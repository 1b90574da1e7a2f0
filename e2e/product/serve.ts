import { start } from "../../packages/server/main.ts"
import { readConfig } from "../../packages/server/platform/config.ts"

/*
 * The product in a process of its own, as a journey starts it: says on one line where it listens, and stops when its
 * standard input ends. With `--demo` it has the demo's people and their day.
 */
const product = await start({
  config: readConfig(process.env),
  demo: process.argv.includes("--demo"),
  print: () => {},
})
const { databaseUrl, adminLink } = product
console.log(JSON.stringify({ url: product.addresses[0]?.url, databaseUrl, adminLink: adminLink ?? null }))
process.stdin.resume()
process.stdin.on("end", () => {
  product.close().then(
    () => process.exit(0),
    (error: unknown) => {
      console.error(error)
      process.exit(1)
    },
  )
})
