import type { Locale } from "@veridesk/contract/locale.ts"
import type { BannerFact } from "../../../portal/props.ts"
import type { Brands } from "../../brands/index.ts"
import type { Chats } from "../../chats/index.ts"
import type { BindAttachments, ReplyOf, Say, Serving, Sources } from "../../conversations/index.ts"
import type { Customers } from "../../customers/index.ts"
import type { CustomerActor } from "@veridesk/contract/people.ts"
import type { LookUpDeps } from "../../intake/look-up.ts"
import type { ReceiveDeps } from "../../intake/receive.ts"
import type { Db } from "../../platform/db/connect.ts"
import type { Log } from "../../platform/log.ts"
import type { Search } from "../../search/index.ts"
import type { TicketDeps } from "../tickets/deps.ts"

/** What the widget's door is made of. */
export type DoorDeps = ReceiveDeps &
  LookUpDeps & {
    db: Db
    clock: () => Date
    log: Log
    publicUrl: string
    /** Origins of the pages that may hold the widget. */
    origins: string[]
    /** The channel it comes by, as conversations name it. */
    channel: string
    panel: string
    brands: Brands
    customers: Customers
    chats: Chats
    search: Search
    say: Say
    bind: BindAttachments
    sources: Sources
    contextFor(actor: CustomerActor): Serving<CustomerActor>
    hours(of: ReplyOf): { open: boolean; opensAt: Date | null }
    bannersIn(locale: Locale, brandId: string): BannerFact[]
    teamIdOf(key: string): string | null
    transcripts: TicketDeps["transcripts"]
    tellTyping(o: { conversationId: string; name: string; on: boolean }): void
  }
