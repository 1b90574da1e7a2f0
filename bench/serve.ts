import { readConfig } from "../packages/server/platform/config.ts"
import { start } from "../packages/server/main.ts"

/*
 * The product in a process of its own, as the measuring process starts it: says on one line where it listens and how
 * long it took, and stops when its standard input ends.
 */
const from = performance.now()
const product = await start({
  config: readConfig(process.env),
  demo: process.env["BENCH_DEMO"] === "1",
  print: () => {},
})
const [site] = product.addresses
console.log(
  JSON.stringify({
    url: site?.url,
    databaseUrl: product.databaseUrl,
    ms: Math.round(performance.now() - from),
  }),
)
process.stdin.resume()
process.stdin.on("end", () => {
  product.close().then(
    () => process.exit(0),
    () => process.exit(1),
  )
})
