import type {
  ActiveChat,
  ChatOffer,
  ChatPresence,
  DeskChats,
  WaitingChat,
} from "@veridesk/contract/chat/desk.ts"

/* Small worlds of live chat for the tests beside. */

const at = "2026-11-22T06:00:00.000Z"

function someWaiting(more: Partial<WaitingChat> & { conversationId: string }): WaitingChat {
  return {
    number: "48127735",
    subject: "USDT 充值未到账",
    customerName: "钱若溪",
    locale: "zh-CN",
    teamId: null,
    risk: "ordinary",
    position: 1,
    why: [],
    since: at,
    here: true,
    preview: "",
    passedOver: null,
    offeredTo: null,
    ...more,
  }
}

export function someOffer({ id, until }: { id: string; until: string }): ChatOffer {
  return { chat: someWaiting({ conversationId: id }), until }
}

export function someActive(id: string, more: Partial<ActiveChat> = {}): ActiveChat {
  return {
    row: {
      id,
      number: "48127735",
      subject: "USDT 充值未到账",
      formKey: "deposit-not-credited",
      channel: "web-form",
      status: "open",
      statusKey: null,
      priority: 3,
      teamId: null,
      assigneeId: "mei",
      customerName: "何知远",
      customerVip: null,
      identityLevel: "session",
      locale: "zh-CN",
      preview: "",
      lastSide: "customer",
      waitingSince: at,
      dueAt: null,
      lastSeq: 3,
      unread: false,
      draft: false,
      followUps: 0,
      mergedInto: null,
      escalated: false,
      createdAt: at,
      updatedAt: at,
    },
    phase: "active",
    pair: ["amber", "lantern"],
    since: at,
    here: true,
    typing: false,
    conduct: "none",
    pausedUntil: null,
    idle: null,
    customerReadSeq: 0,
    ...more,
  }
}

export function someChats(o: {
  presence?: ChatPresence
  mine?: string[]
  offer?: ChatOffer
  waiting?: WaitingChat[]
}): DeskChats {
  return {
    me: { presence: o.presence ?? "online", load: o.mine?.length ?? 0, capacity: 3, missed: 0 },
    mine: (o.mine ?? []).map((id) => someActive(id)),
    offer: o.offer ?? null,
    waiting: o.waiting ?? [],
    waitingCount: o.waiting?.length ?? 0,
    longestSince: null,
    colleagues: [],
    surge: { mode: "auto", now: false, from: 40, cap: 80 },
    others: [],
  }
}
