import { useQueryClient } from "@tanstack/react-query"
import type { TopicView } from "@veridesk/contract/articles.ts"
import { newId } from "@veridesk/contract/ids.ts"
import { useState } from "react"
import { Button, IconButton } from "../../frame/button.tsx"
import { Field, FormFault } from "../../frame/field.tsx"
import { Sheet } from "../../frame/sheet.tsx"
import { useSubmit } from "../../frame/use-submit.ts"
import { useSay } from "../../words/words.ts"
import css from "../knowledge.module.css"
import { makeTopic, removeTopic, saveTopic } from "../server.ts"
import { slugOf } from "./slug.ts"
import own from "./tree.module.css"

/** The topics in their order: names in both languages, up and down, a new one, away with an empty one. */
export function TopicsSheet({ topics, onClose }: { topics: readonly TopicView[]; onClose(): void }) {
  const words = useSay()
  return (
    <Sheet wide title={words("articles.topics")} onClose={onClose}>
      <ol className={own.topics}>
        {topics.map((topic, at) => (
          <TopicRow key={`${topic.key} ${topic.revision}`} topic={topic} at={at} last={topics.length - 1} />
        ))}
      </ol>
      <NewTopic />
    </Sheet>
  )
}

function useAgain(): () => void {
  const client = useQueryClient()
  return () => void client.invalidateQueries({ queryKey: ["articles"] })
}

function TopicRow({ topic, at, last }: { topic: TopicView; at: number; last: number }) {
  const words = useSay()
  const again = useAgain()
  const [name, setName] = useState(topic.name)
  const changed = name.en !== topic.name.en || name.zh !== topic.name.zh
  const save = (position: number) => ({ requestId: newId(), revision: topic.revision, name, position })
  const up = useSubmit(() => saveTopic(topic.key, save(at - 1)), again)
  const down = useSubmit(() => saveTopic(topic.key, save(at + 1)), again)
  const rename = useSubmit(() => saveTopic(topic.key, save(at)), again)
  const remove = useSubmit(() => removeTopic(topic.key, { requestId: newId() }), again)
  return (
    <li>
      <FormFault error={up.error ?? down.error ?? rename.error ?? remove.error} />
      <form className={own.topicRow} onSubmit={rename.onSubmit} noValidate>
        <span className={own.order}>
          {at > 0 && <IconButton icon="up" label={words("articles.topic.up")} onPress={up.run} />}
          {at < last && <IconButton icon="down" label={words("articles.topic.down")} onPress={down.run} />}
        </span>
        <Field
          label="English"
          lang="en"
          maxLength={80}
          value={name.en}
          onChange={(event) => setName({ ...name, en: event.target.value })}
        />
        <Field
          label="简体中文"
          lang="zh-CN"
          maxLength={80}
          value={name.zh}
          onChange={(event) => setName({ ...name, zh: event.target.value })}
        />
        <span className={own.topicEnd}>
          {changed && (
            <Button small type="submit" look="primary" aria-busy={rename.busy}>
              {words("save")}
            </Button>
          )}
          {!changed && topic.articles > 0 && (
            <small className={css.none}>{words("articles.count", { n: topic.articles })}</small>
          )}
          {!changed && topic.articles === 0 && (
            <Button small look="danger" aria-busy={remove.busy} onClick={remove.run}>
              {words("articles.topic.remove")}
            </Button>
          )}
        </span>
      </form>
    </li>
  )
}

function NewTopic() {
  const words = useSay()
  const again = useAgain()
  const [name, setName] = useState({ en: "", zh: "" })
  const form = useSubmit(
    () =>
      makeTopic({
        requestId: newId(),
        key: slugOf(name.en)
          .slice(0, 40)
          .replace(/^[0-9-]+|-+$/g, ""),
        name,
      }),
    () => {
      setName({ en: "", zh: "" })
      again()
    },
  )
  return (
    <form className={css.form} onSubmit={form.onSubmit} noValidate>
      <h3>{words("articles.topic.new")}</h3>
      <FormFault error={form.error} />
      <div className={css.two}>
        <Field
          label="English"
          lang="en"
          maxLength={80}
          value={name.en}
          onChange={(event) => setName({ ...name, en: event.target.value })}
        />
        <Field
          label="简体中文"
          lang="zh-CN"
          maxLength={80}
          value={name.zh}
          onChange={(event) => setName({ ...name, zh: event.target.value })}
        />
      </div>
      <div className={css.ways}>
        <Button
          type="submit"
          aria-busy={form.busy}
          disabled={!/[a-z]/i.test(name.en) || name.zh.trim() === ""}
        >
          {words("articles.topic.add")}
        </Button>
      </div>
    </form>
  )
}
