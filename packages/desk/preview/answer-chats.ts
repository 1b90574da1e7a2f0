import { deskChatAct } from "@veridesk/contract/chat/desk.ts"
import { type Answer, ok, refused } from "./answered.ts"
import { staff, staffNamed } from "./people.ts"
import { append } from "./verbs.ts"
import type { Asked, World } from "./world.ts"

/** What the made-up server answers under /api/desk/chats. */
export function answerChats(world: World, { method, url, body }: Asked): Answer {
  const { chats } = world
  const [id = "", rest = ""] = url.pathname.slice("/api/desk/chats".length).split("/").filter(Boolean)
  const given = body as Record<string, string>
  if (method === "GET" && id === "") return ok(chats.view())
  if (id === "settings") {
    if (method === "PUT") Object.assign(chats.settings, body)
    return ok(chats.settings)
  }
  if (id === "agents") return ok({ chats: chats.view() })
  if (id === "presence") {
    chats.presence = given["presence"] as typeof chats.presence
    world.live.tellChats(world)
    return ok({ chats: chats.view() })
  }
  if (id === "offer") {
    chats.offerFirst()
    world.live.tellChats(world)
    return { status: 204 }
  }
  if (id === "typing") {
    world.live.typing(given["id"] ?? "", given["name"] ?? "", given["on"] === "true")
    return { status: 204 }
  }
  if (id === "next") {
    const first = chats.view().waiting[0]
    if (first) take(world, first.conversationId)
    return ok({ conversationId: first?.conversationId ?? null })
  }
  const scene = chats.scenes.get(id)
  const kept = world.kept.get(id)
  if (!scene || !kept) return ok({ panel: null })
  if (rest === "acts") return act(world, id, body)
  return ok({
    panel: {
      phase: scene.phase,
      pair: scene.pair ?? null,
      place: null,
      page: scene.page ?? {},
      here: scene.here,
      conduct: scene.conduct ?? "none",
      agent: staff.find((person) => person.id === scene.agentId) ?? null,
      waitedSeconds: scene.phase === "active" ? 268 : null,
      supervisors: kept.row.customerName === "林越" ? ["Ruben"] : [],
    },
  })
}

function act(world: World, id: string, body: unknown): Answer {
  const { chats } = world
  const scene = chats.scenes.get(id)
  const given = deskChatAct.parse(body)
  if (!scene) return refused(404, "not-found", { message: "Not found." })
  switch (given.act) {
    case "accept":
    case "take-over":
      take(world, id)
      break
    case "decline":
      chats.offer = null
      break
    case "warn":
      scene.conduct = "warned"
      break
    case "pause":
      scene.conduct = "paused"
      break
    case "unpause":
      scene.conduct = "warned"
      break
    case "transfer": {
      const to = "staffId" in given.to ? given.to.staffId : null
      hand(world, id, to)
      if (!to) scene.phase = "queued"
      break
    }
    default:
      chats.scenes.delete(id)
  }
  world.live.tellChats(world)
  return ok({ chats: chats.view() })
}

function take(world: World, id: string): void {
  const scene = world.chats.scenes.get(id)
  if (scene) scene.phase = "active"
  if (world.chats.offer?.id === id) world.chats.offer = null
  hand(world, id, staffNamed("Mei").id)
  world.live.tellChats(world)
}

function hand(world: World, id: string, to: string | null): void {
  const kept = world.kept.get(id)
  const scene = world.chats.scenes.get(id)
  if (!kept || !scene) return
  scene.agentId = to
  const from = kept.events.length
  kept.row = { ...kept.row, assigneeId: to }
  append(kept, staffNamed("Mei"), [
    {
      kind: "conversation.assigned",
      payload: { was: null, is: to, isName: staff.find((p) => p.id === to)?.name },
    },
  ])
  world.live.spread(world, id, from)
}
