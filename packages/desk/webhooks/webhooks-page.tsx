import { useQuery, useQueryClient } from "@tanstack/react-query"
import type { WebhookList } from "@veridesk/contract/webhooks.ts"
import { useState } from "react"
import { Button } from "../frame/button.tsx"
import { Empty, Skeleton } from "../frame/paper.tsx"
import { useSay } from "../words/words.ts"
import { EndpointForm } from "./endpoint-form.tsx"
import { EndpointSlip } from "./endpoint-slip.tsx"
import { SecretSheet } from "./secret-sheet.tsx"
import { type Added, webhooksQuery } from "./server.ts"
import css from "./webhooks.module.css"

/** The addresses of other programs that are told what becomes public, whether they take it, and how they know it is us. */
export function WebhooksPage() {
  const words = useSay()
  const client = useQueryClient()
  const { data, isError, refetch } = useQuery(webhooksQuery)
  const [adding, setAdding] = useState(false)
  const [secret, setSecret] = useState<Added | null>(null)
  const keep = (list: WebhookList) => client.setQueryData(webhooksQuery.queryKey, list)
  const show = (added: Added) => {
    setAdding(false)
    setSecret(added)
    void refetch()
  }
  if (isError)
    return (
      <Empty
        title={words("webhooks.failed")}
        action={<Button onClick={() => void refetch()}>{words("retry")}</Button>}
      />
    )
  if (!data) return <Skeleton lines={8} label={words("loading")} />
  return (
    <div className={css.page}>
      <header>
        <h1>{words("webhooks.title")}</h1>
        <p className={css.about}>{words("webhooks.about")}</p>
        <p className={css.about}>{words("webhooks.how")}</p>
      </header>
      {data.endpoints.length === 0 && !adding && <p className={css.about}>{words("webhooks.none")}</p>}
      {data.endpoints.map((endpoint) => (
        <EndpointSlip key={endpoint.id} endpoint={endpoint} keep={keep} show={show} />
      ))}
      {adding ? (
        <section>
          <h2>{words("webhooks.new")}</h2>
          <EndpointForm endpoint={null} added={show} close={() => setAdding(false)} />
        </section>
      ) : (
        <div>
          <Button
            look={data.endpoints.length === 0 ? "primary" : "secondary"}
            onClick={() => setAdding(true)}
          >
            {words("webhooks.add")}
          </Button>
        </div>
      )}
      {secret && <SecretSheet added={secret} onClose={() => setSecret(null)} />}
    </div>
  )
}
