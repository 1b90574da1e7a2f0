import { join } from "node:path"
import { verifyChains } from "../packages/server/conversations/index.ts"
import { readConfig } from "../packages/server/platform/config.ts"
import { connect } from "../packages/server/platform/db/connect.ts"
import { startEmbedded } from "../packages/server/platform/db/embedded/index.ts"
import { printFault } from "./product/print-fault.ts"

const usage = `npm run doctor -- chain

  chain   recomputes the hash chain of every conversation and says where it does not hold

Stop Veridesk first where it uses its own PostgreSQL; with DATABASE_URL it may go on running.`

/* npm run doctor: looks whether all is well, and says what is not. Ends with 1 where something is wrong. */
const [what] = process.argv.slice(2)
if (what !== "chain") {
  console.error(usage)
  process.exit(2)
}
try {
  process.exitCode = (await checkChains()) ? 0 : 1
} catch (error) {
  printFault(error)
  process.exitCode = 1
}

async function checkChains(): Promise<boolean> {
  const config = readConfig(process.env)
  const server = config.databaseUrl
    ? null
    : await startEmbedded({ dataDir: join(config.dataDir, "postgres"), log: () => {} })
  const connection = connect(config.databaseUrl ?? server?.url ?? "", { max: 2, name: "veridesk doctor" })
  try {
    const { conversations, events, faults } = await verifyChains(connection.db)
    for (const { conversationId, seq, fault } of faults)
      console.log(`${conversationId} event ${seq}: ${fault}`)
    console.log(`${conversations} conversations, ${events} events, ${faults.length} faults.`)
    return faults.length === 0
  } finally {
    await connection.close()
    await server?.stop()
  }
}
