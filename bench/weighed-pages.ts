import type { Pool } from "pg"
import { signedInAgent, signedInCustomers } from "./people.ts"
import type { Product } from "./product.ts"

/** `publicly`: anybody may read it, and how soon it stands there counts as well. */
export type WeighedPage = {
  name: string
  path: string
  cookie: string | undefined
  most: number
  scriptMost: number | null
  publicly: boolean
}

const PORTAL = { most: 60, scriptMost: 40 } as const
const LOOK_ALIKE = "https://help.kestre1.example/claim?id=8"

/** Every page whose weight has a bound, on a product with the made-up day in it. */
export async function weighedPages(product: Product, pool: Pool): Promise<WeighedPage[]> {
  const [customer] = await signedInCustomers(product, pool, 1)
  const agent = await signedInAgent(product, pool)
  const own = { ...PORTAL, cookie: customer?.cookie, publicly: false }
  const anybodys = { ...PORTAL, cookie: undefined, publicly: true }
  const announcement = await longestAnnouncement(pool)
  return [
    { ...own, name: "form", path: "/tickets/new?type=deposit-not-credited" },
    { ...own, name: "ticket list", path: "/tickets" },
    { ...anybodys, name: "home", path: "/zh-cn" },
    { ...anybodys, name: "topic", path: "/zh-cn/topics/deposits" },
    { ...anybodys, name: "article", path: "/zh-cn/articles/deposit-not-credited" },
    { ...anybodys, name: "search", path: `/zh-cn/search?q=${encodeURIComponent("充值没到账")}` },
    { ...anybodys, name: "announcement", path: `/zh-cn/announcements/${announcement}` },
    { ...anybodys, name: "verification", path: `/zh-cn/verify?q=${encodeURIComponent(LOOK_ALIKE)}` },
    { ...anybodys, name: "service status", path: "/zh-cn/status" },
    { ...anybodys, name: "contact", path: "/zh-cn/contact" },
    { ...anybodys, name: "deposit tool", path: "/zh-cn/tools/deposit" },
    {
      name: "desk, first load",
      path: "/desk/",
      cookie: agent.cookie,
      most: 300,
      scriptMost: null,
      publicly: false,
    },
  ]
}

async function longestAnnouncement(pool: Pool): Promise<string> {
  const { rows } = await pool.query<{ slug: string }>(
    `select a.slug from announcements a
     join announcement_versions v on v.announcement_id = a.id and v.version = a.published
     where a.withdrawn_at is null order by length(v.content::text) desc limit 1`,
  )
  const [first] = rows
  if (!first) throw new Error("the made-up day has no announcement")
  return first.slug
}
