import { QueryClient, queryOptions } from "@tanstack/react-query"
import { Refused } from "./api.ts"
import { readChecks, readClocks, readCustomer, readFacts, readPeople, readRequests } from "./server.ts"

/*
 * What is asked once in a while and not kept live: people, the customer's panel, the facts of a transaction.
 */

const MINUTE = 60_000

export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: MINUTE,
      refetchOnWindowFocus: false,
      retry: (times, error) => error instanceof Refused && error.passing && times < 3,
    },
  },
})

export const peopleQuery = queryOptions({ queryKey: ["people"], queryFn: readPeople, staleTime: 5 * MINUTE })

/** Passing by with j or k asks nothing: a question to the exchange or the chain waits this long. */
const PASSING_MS = 250

export const customerQuery = (id: string) =>
  queryOptions({
    queryKey: ["customer", id],
    queryFn: ({ signal }) => stay(signal).then(() => readCustomer(id, signal)),
  })

export const factsQuery = (id: string) =>
  queryOptions({
    queryKey: ["facts", id],
    queryFn: ({ signal }) => stay(signal).then(() => readFacts(id, signal)),
  })

/** Read again with each event of the conversation; the server keeps its clocks a moment behind. */
export const clocksQuery = (id: string, seq: number) =>
  queryOptions({
    queryKey: ["clocks", id, seq],
    queryFn: ({ signal }) => stay(signal).then(() => readClocks(id, signal)),
    placeholderData: (before, query) => (query?.queryKey[1] === id ? before : undefined),
    refetchInterval: MINUTE / 2,
  })

export const checksQuery = (id: string) =>
  queryOptions({
    queryKey: ["checks", id],
    queryFn: ({ signal }) => stay(signal).then(() => readChecks(id, signal)),
  })

export const requestsQuery = (id: string) =>
  queryOptions({
    queryKey: ["requests", id],
    queryFn: ({ signal }) => stay(signal).then(() => readRequests(id, signal)),
  })

/** Resolves after the pause, or breaks when nobody wants the answer any more. */
function stay(signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, PASSING_MS)
    signal.addEventListener("abort", () => {
      clearTimeout(timer)
      reject(signal.reason)
    })
  })
}
