import { SetupFault } from "../../packages/server/platform/setup-fault.ts"

/** Says on standard error why Veridesk could not start, and what to do about it. */
export function printFault(error: unknown): void {
  const fault = error instanceof SetupFault ? error : portFault(error)
  if (fault) {
    console.error(`\nVeridesk could not start. ${fault.message}\n${fault.mend}`)
    return
  }
  console.error("\nVeridesk could not start, for a reason nobody foresaw:")
  console.error(error)
}

/** The two faults of listening come from Node itself, with the port among their properties. */
function portFault(error: unknown): SetupFault | undefined {
  if (!(error instanceof Error) || !("code" in error) || !("port" in error)) return undefined
  const port = String(error.port)
  const mend = "Choose another one: npm run up -- --port 8090"
  if (error.code === "EADDRINUSE") {
    return new SetupFault({
      code: "port-taken",
      message: `Another program listens on port ${port} already.`,
      mend,
    })
  }
  if (error.code === "EACCES") {
    return new SetupFault({
      code: "port-forbidden",
      message: `This account may not listen on port ${port}; ports below 1024 belong to root.`,
      mend,
    })
  }
  return undefined
}
