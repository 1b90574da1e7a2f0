import { queryOptions } from "@tanstack/react-query"
import type { CloseGap, SaveSynonyms, SearchGaps, SynonymList } from "@veridesk/contract/search.ts"
import { call } from "./api.ts"

/* What readers don't find, and the words that mean the same. */

export const gapsQuery = queryOptions({
  queryKey: ["search-gaps", "page"],
  queryFn: () => call<SearchGaps>("GET", "/api/desk/search/gaps"),
})

export const synonymsQuery = queryOptions({
  queryKey: ["search-synonyms"],
  queryFn: () => call<SynonymList>("GET", "/api/desk/search/synonyms"),
})

export const closeGap = (gap: CloseGap) =>
  call<{ done: true }>("POST", "/api/desk/search/gaps/done", { body: gap })

export const saveSynonyms = (group: SaveSynonyms) =>
  call<{ done: true }>("POST", "/api/desk/search/synonyms", { body: group })
