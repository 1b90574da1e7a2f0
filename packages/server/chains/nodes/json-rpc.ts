import * as z from "zod"
import type { RawAnswer, Remote } from "../../platform/remote/index.ts"
import type { Answer } from "./node.ts"
import { absent } from "./node.ts"

export type Call<T> = {
  method: string
  params: unknown
  result: z.ZodType<T>
  /** Whether an error of the node says that there is no such transaction. */
  none?: (error: RpcError) => boolean
}

const rpcError = z.object({
  code: z.number().optional(),
  message: z.string().max(10_000).optional(),
  /** NEAR's own way to say what an error is. */
  cause: z.object({ name: z.string() }).optional(),
})
export type RpcError = z.infer<typeof rpcError>

const failure = z.object({ error: rpcError })

/** JSON-RPC 2.0 by POST to the node's own address. `result: null` is a null of the schema, not an absence. */
export function jsonRpc(remote: Remote, name: string): <T>(call: Call<T>) => Promise<Answer<T>> {
  return async ({ method, params, result, none }) => {
    const answer = await remote.find({
      name,
      path: "",
      body: { jsonrpc: "2.0", id: 1, method, params },
      answer: z.object({ result }),
      absent: (raw) => (none && saysNone(raw, none) ? absent.code : undefined),
    })
    return answer.state === "ok" ? { state: "ok", value: answer.value.result } : answer
  }
}

/** Some nodes send an error with status 200, some with 4xx or 5xx. */
function saysNone({ json }: RawAnswer, none: (error: RpcError) => boolean): boolean {
  const read = failure.safeParse(json)
  return read.success && none(read.data.error)
}
