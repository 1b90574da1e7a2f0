import { useRouter } from "@tanstack/react-router"
import { useCallback } from "react"
import { useAction } from "../frame/use-action.ts"
import { goTo } from "../frame/place.ts"
import { takeNextChat } from "./acts.ts"
import { OfferCard } from "./offer-card.tsx"
import { toAnswer } from "./use-seats.ts"
import { useTakenAway } from "./use-taken-away.ts"

/** What live chat has in the whole desk, wherever one is: offers, and the keys that lead to chats. */
export function ChatsLayer() {
  const router = useRouter()
  const open = useCallback(
    (id: string | undefined) => {
      if (id) toAnswer.set(id)
      // Where the page is there already, its address follows the open one; another page's would follow too.
      if (id && router.state.location.pathname.startsWith("/chats")) return goTo(id)
      void router.navigate({ to: "/chats/{-$id}", params: { id } })
    },
    [router],
  )
  useTakenAway()
  useAction("chats", () => open(undefined))
  useAction("chat-next", () => {
    void takeNextChat().then((id) => {
      if (id) open(id)
    })
  })
  return <OfferCard onAccepted={open} />
}
