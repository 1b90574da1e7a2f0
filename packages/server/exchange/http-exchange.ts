import type { Ok, RemoteOptions } from "../platform/remote/index.ts"
import { connectRemote } from "../platform/remote/index.ts"
import type { Exchange } from "./exchange.ts"
import { keepAssets } from "./keep-assets.ts"
import * as wire from "./wire.ts"

const NO_USER = ["user.not_found"] as const

/** The exchange behind an HTTP interface as docs/exchange-api.md describes it. */
export function httpExchange(options: RemoteOptions): Exchange {
  const { ask, find } = connectRemote(options)

  return {
    async resolveUser(ref) {
      // A POST, because an e-mail address in a URL ends up in access logs.
      const answer = await find({
        name: "users.resolve",
        path: "/v1/users/resolve",
        body: ref,
        answer: wire.user,
        absent: NO_USER,
      })
      return answer.state === "absent" ? { state: "ok", value: null } : answer
    },

    assets: keepAssets(
      () => ask({ name: "assets", path: "/v1/assets", answer: wire.assets }),
      options.now ?? Date.now,
    ),

    async depositByTxid({ chain, txid, uid }) {
      const answer = await ask({
        name: "deposits",
        path: "/v1/deposits",
        query: { chain, txid, uid },
        answer: wire.deposits,
      })
      return answer.state === "ok" ? ofCustomer(answer.value.deposits, uid) : answer
    },

    async withdrawal({ uid, ...which }) {
      const answer = await ask({
        name: "withdrawals",
        path: "/v1/withdrawals",
        query: { uid, ...which },
        answer: wire.withdrawals,
      })
      return answer.state === "ok" ? ofCustomer(answer.value.withdrawals, uid) : answer
    },

    addressOwner: (question) =>
      ask({
        name: "addresses.owner",
        path: "/v1/addresses/owner",
        query: question,
        answer: wire.addressOwner,
      }),

    async depositAddresses(which) {
      const answer = await find({
        name: "deposit-addresses",
        path: "/v1/deposit-addresses",
        query: which,
        answer: wire.depositAddresses,
        absent: NO_USER,
      })
      if (answer.state === "absent") return { state: "ok", value: null }
      return answer.state === "ok" ? { state: "ok", value: answer.value.addresses } : answer
    },

    async antiPhishingCode(uid) {
      const answer = await find({
        name: "anti-phishing-code",
        path: "/v1/anti-phishing-code",
        query: { uid },
        answer: wire.antiPhishingCode,
        absent: NO_USER,
      })
      if (answer.state === "absent") return { state: "ok", value: null }
      return answer.state === "ok" ? { state: "ok", value: answer.value.code } : answer
    },

    health: () => ask({ name: "health", path: "/v1/health", answer: wire.health, probe: true }),
  }
}

/** Checks the owner once more, for an exchange that forgets to look at `uid` would hand out another's money trail. */
function ofCustomer<T extends { uid: string }>(rows: T[], uid: string | undefined): Ok<T | null> {
  return { state: "ok", value: rows.find((row) => uid === undefined || row.uid === uid) ?? null }
}
