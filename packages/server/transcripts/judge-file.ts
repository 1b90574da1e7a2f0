import * as z from "zod"
import { apart } from "./apart.ts"
import { type Judgement, judge } from "./judge.ts"

/** Longer files would hold everybody else up: a conversation of an hour has some 100,000 characters. */
const LONGEST_HERE = 200_000

/** The thread is our own program. */
const judgement = z.custom<Judgement>((message) => typeof message === "object" && message !== null)
const judgeApart = apart(new URL("./judge-worker.ts", import.meta.url), (message) => judgement.parse(message))

/**
 * What there is to say of a file that anybody brought.
 * @param keys public keys by their thumbprint
 * @throws Refusal `busy` where too many wait already
 */
export async function judgeFile(text: string, keys: Map<string, string>): Promise<Judgement> {
  return text.length <= LONGEST_HERE ? judge(text, keys) : judgeApart({ text, keys })
}
