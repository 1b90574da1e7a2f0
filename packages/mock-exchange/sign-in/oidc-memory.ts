import type { Adapter, AdapterPayload } from "oidc-provider"

type Kept = { payload: AdapterPayload; until: number }

/** Sessions, grants and codes of one provider, in memory: they end with the process, as all of this toy. */
export function oidcMemory(): (model: string) => Adapter {
  const kept = new Map<string, Kept>()

  return (model) => {
    const keyOf = (id: string) => `${model}:${id}`
    const read = (id: string): AdapterPayload | undefined => {
      const entry = kept.get(keyOf(id))
      if (entry && entry.until > Date.now()) return entry.payload
      kept.delete(keyOf(id))
      return undefined
    }
    const search = (matches: (payload: AdapterPayload) => boolean) =>
      [...kept].find(([key, entry]) => key.startsWith(`${model}:`) && matches(entry.payload))?.[1].payload

    return {
      async upsert(id, payload, expiresIn) {
        const until = expiresIn === undefined ? Number.POSITIVE_INFINITY : Date.now() + expiresIn * 1000
        kept.set(keyOf(id), { payload, until })
      },
      async find(id) {
        return read(id)
      },
      async findByUid(uid) {
        return search((payload) => payload.uid === uid)
      },
      async findByUserCode(userCode) {
        return search((payload) => payload.userCode === userCode)
      },
      async consume(id) {
        const payload = read(id)
        if (payload) payload.consumed = Math.floor(Date.now() / 1000)
      },
      async destroy(id) {
        kept.delete(keyOf(id))
      },
      async revokeByGrantId(grantId) {
        for (const [key, entry] of kept) if (entry.payload.grantId === grantId) kept.delete(key)
      },
    }
  }
}
