import { parentPort, workerData } from "node:worker_threads"
import { askDns } from "./ask-dns.ts"
import { checkSender } from "./check-sender.ts"
import type { CheckAnswer, CheckOrder } from "./checkers.ts"

const resolver = askDns((workerData as { servers: string[] | null }).servers)

// Many at once, since each waits for name servers most of its time.
parentPort?.on("message", ({ id, bytes, handed }: CheckOrder) => {
  checkSender(bytes, handed, resolver).then(
    (check) => answer({ id, check }),
    // Whatever can't be checked proves nothing.
    () => answer({ id, check: null }),
  )
})

function answer(message: CheckAnswer): void {
  parentPort?.postMessage(message)
}
