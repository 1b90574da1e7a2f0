import { QueryClient, queryOptions } from "@tanstack/react-query"
import { Refused } from "./api.ts"
import { readCustomer, readFacts, readPeople } from "./server.ts"

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

export const customerQuery = (id: string) =>
  queryOptions({ queryKey: ["customer", id], queryFn: ({ signal }) => readCustomer(id, signal) })

export const factsQuery = (id: string) =>
  queryOptions({ queryKey: ["facts", id], queryFn: ({ signal }) => readFacts(id, signal) })
