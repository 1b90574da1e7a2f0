import { keyRecords } from "../../../testing/signatures.ts"

type Domain = {
  spf?: string | string[]
  dmarc?: string | string[]
}
const OURS = "v=spf1 ip4:192.0.2.7 -all"

/** What the name servers of the corpus know; of `mail.example`, from which most of its mails come, nothing. */
export const names: Record<string, string[]> = Object.assign(
  {},
  ...Object.entries<Domain>({
    "post.example": { spf: OURS, dmarc: "v=DMARC1; p=reject" },
    "watched.example": { spf: OURS, dmarc: "v=DMARC1; p=none" },
    "careful.example": { spf: OURS, dmarc: "v=DMARC1; p=quarantine" },
    "plain.example": { spf: OURS },
    "strict.example": { spf: OURS, dmarc: "v=DMARC1; p=reject; adkim=s; aspf=s" },
    "mail.strict.example": { spf: OURS },
    "mail.post.example": { spf: OURS },
    "parent.example": { spf: OURS, dmarc: "v=DMARC1; p=none; sp=reject" },
    "news.parent.example": {},
    "soft.example": { spf: "v=spf1 ip4:192.0.2.7 ~all" },
    "neutral.example": { spf: "v=spf1 ip4:192.0.2.7 ?all" },
    "doubled.example": { spf: [OURS, "v=spf1 +all"] },
    "loop.example": { spf: "v=spf1 include:loop.example -all" },
    "included.example": { spf: "v=spf1 include:plain.example -all" },
    "led.example": { spf: "v=spf1 redirect=plain.example" },
    "open.example": { spf: "v=spf1 +all" },
    "two-policies.example": { spf: OURS, dmarc: ["v=DMARC1; p=reject", "v=DMARC1; p=none"] },
    "no-policy.example": { spf: OURS, dmarc: "v=DMARC1; rua=mailto:dmarc@no-policy.example" },
    "lists.example": { spf: OURS },
    "forward.example": { spf: "v=spf1 ip4:203.0.113.9 -all" },
    "attacker.example": { spf: "v=spf1 ip4:203.0.113.9 -all", dmarc: "v=DMARC1; p=reject" },
    "varga.co.uk": { spf: OURS },
    "evil.co.uk": { spf: "v=spf1 ip4:203.0.113.9 -all" },
    "kestre1.example": { spf: OURS, dmarc: "v=DMARC1; p=reject" },
    "kestrel-support.example": { spf: OURS, dmarc: "v=DMARC1; p=reject" },
    "slack.com": { spf: OURS, dmarc: "v=DMARC1; p=reject" },
    "blocked.example": { spf: OURS, dmarc: "v=DMARC1; p=reject" },
    "kestrel.example": { spf: "v=spf1 ip4:192.0.2.8 -all", dmarc: "v=DMARC1; p=reject" },
  }).map(([domain, { spf = [], dmarc = [] }]) => ({
    ...keyRecords(domain),
    ...(spf.length > 0 && { [`TXT ${domain}`]: [spf].flat() }),
    ...(dmarc.length > 0 && { [`TXT _dmarc.${domain}`]: [dmarc].flat() }),
  })),
)
