/** Refusals around help articles. */
export const articleErrors = {
  "slug-taken": {
    en: "Another article has this address, or had it before.",
    zh: "这个地址已被另一篇文章使用，或曾被使用。",
  },
  "slug-taken.next": { en: "Choose another address.", zh: "请换一个地址。" },
  "past-time": { en: "That time is already over.", zh: "这个时间已经过去。" },
  "past-time.next": { en: "Choose a later one, or publish now.", zh: "请选择更晚的时间，或立即发布。" },
  "topic-taken": { en: "There is a topic with this address already.", zh: "已有使用这个地址的主题。" },
  "topic-taken.next": { en: "Choose another address.", zh: "请换一个地址。" },
  "topic-in-use": { en: "Articles still belong to this topic.", zh: "这个主题下还有文章。" },
  "topic-in-use.next": {
    en: "Move them to another topic first.",
    zh: "请先把它们移到其他主题。",
  },
  "not-a-picture": { en: "This file isn’t a picture that can be shown.", zh: "这个文件不是可显示的图片。" },
  "not-a-picture.next": { en: "Take a PNG, JPEG, WebP or GIF.", zh: "请使用 PNG、JPEG、WebP 或 GIF。" },
} as const
