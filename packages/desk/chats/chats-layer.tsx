import { useRouter } from "@tanstack/react-router"
import { useCallback } from "react"
import { useAction } from "../frame/use-action.ts"
import { goTo } from "../frame/place.ts"
import { takeNextChat } from "./acts.ts"
import { OfferCard } from "./offer-card.tsx"
import { toAnswer } from "./use-seats.ts"

/** What live chat has in the whole desk, wherever one is: offers, and the keys that lead to chats. */
export function ChatsLayer() {
  const router = useRouter()
  const open = useCallback(
    (id: string | undefined) => {
      void router.navigate({ to: "/chats/{-$id}", params: { id } })
      // Where the page is there already its address follows the open one.
      if (!id) return
      toAnswer.set(id)
      goTo(id)
    },
    [router],
  )
  useAction("chats", () => open(undefined))
  useAction("chat-next", () => {
    void takeNextChat().then((id) => {
      if (id) open(id)
    })
  })
  return <OfferCard onAccepted={open} />
}
