import type { Locale } from "@veridesk/contract/locale.ts"
import type { Db } from "../../platform/db/connect.ts"
import { allTopicNames } from "./store.ts"

export type TopicNames = { of(key: string, locale: Locale): string | null; refresh(): void }

/** The names of the topics in memory: every line of a search's results says one. */
export async function openTopicNames(db: Db): Promise<TopicNames> {
  const read = async () => new Map((await allTopicNames(db)).map((topic) => [topic.key, topic]))
  let topics = await read()
  return {
    of(key, locale) {
      const topic = topics.get(key)
      return topic ? (locale === "zh-CN" ? topic.nameZh : topic.nameEn) : null
    },
    // What we have is good enough until the database answers again.
    refresh: () =>
      void read().then(
        (next) => {
          topics = next
        },
        () => {},
      ),
  }
}
