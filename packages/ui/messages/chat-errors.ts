import type { Catalogue } from "../say.ts"

/** Refusals around live conversations, for customers and for the desk. */
export const chatErrors = {
  "chat-session-over": { en: "This chat session is over.", zh: "本次聊天会话已结束。" },
  "chat-session-over.next": {
    en: "Sign in again or open the chat anew; what you typed is kept.",
    zh: "请重新登录或重新打开聊天；你输入的内容已保留。",
  },
  "token-of-another-brand": {
    en: "You are signed in at another of our sites.",
    zh: "你登录的是我们的另一个站点。",
  },
  "token-of-another-brand.next": {
    en: "Open the chat at the site where your account is.",
    zh: "请在你的账户所在站点打开聊天。",
  },
  "chat-paused": {
    en: "This chat is paused for {minutes, plural, one {# minute} other {# minutes}}.",
    zh: "本次聊天已暂停 {minutes} 分钟。",
  },
  "chat-paused.next": {
    en: "Your text is kept; send it after the pause. Nothing you told us is lost.",
    zh: "你输入的内容已保留，暂停结束后可以发送。此前的内容都不会丢失。",
  },
  "chats-open": { en: "You have {n} chats open already.", zh: "你已有 {n} 个进行中的会话。" },
  "chats-open.next": {
    en: "Go on in one of them, or leave a message.",
    zh: "请在其中继续，或留言。",
  },
  "offer-over": { en: "This chat is no longer offered to you.", zh: "该会话已不再分配给你。" },
  "offer-over.next": { en: "Take the next one from the line.", zh: "请从队列中接入下一位。" },
  "no-room": { en: "You have as many chats as you can carry.", zh: "你的同时接待数已满。" },
  "no-room.next": {
    en: "End one or turn it into a ticket, then take the next.",
    zh: "请先结束一个会话或转为工单，再接入下一位。",
  },
  "never-on-security": {
    en: "A security case is never ended for conduct.",
    zh: "安全类会话不能因言行结束。",
  },
  "never-on-security.next": {
    en: "Pause it, hand it on, or turn it into a ticket.",
    zh: "可以暂停、转交，或转为工单。",
  },
} as const satisfies Catalogue
