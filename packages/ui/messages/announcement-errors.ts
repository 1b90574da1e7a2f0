import type { Catalogue } from "../say.ts"

/** Why something can't be done with an announcement. */
export const announcementErrors = {
  "announcement-incomplete": {
    en: "Something is still missing in this announcement.",
    zh: "这则公告还有内容未完成。",
  },
  "announcement-incomplete.next": {
    en: "Look at the checklist: what is marked there has to be right first.",
    zh: "请查看检查清单，先补全标出的项目。",
  },
  "own-announcement": { en: "You wrote part of this yourself.", zh: "这则公告有你编写的内容。" },
  "own-announcement.next": {
    en: "Somebody who wrote none of it has to approve it.",
    zh: "需要由未参与编写的同事审批。",
  },
  "announcement-not-approved": { en: "Nobody has approved this version.", zh: "此版本尚未审批。" },
  "announcement-not-approved.next": { en: "Hand it to a second person first.", zh: "请先提交给第二人审批。" },
  "announcement-withdrawn": { en: "This announcement was withdrawn.", zh: "这则公告已撤回。" },
  "announcement-withdrawn.next": { en: "Write a new one.", zh: "请新建公告。" },
  "unknown-channel": { en: "There is no place called “{what}”.", zh: "没有名为“{what}”的渠道。" },
  "unknown-channel.next": { en: "Load the page again and choose anew.", zh: "请刷新页面后重新选择。" },
  "assets-unreadable": {
    en: "Write assets as their short names, such as USDT or ETH, with commas between.",
    zh: "请填写币种简称，例如 USDT、ETH，用逗号分隔。",
  },
  "time-over": { en: "That time has passed.", zh: "这个时间已过。" },
  "time-over.next": { en: "Choose a later one, or publish at once.", zh: "请选择更晚的时间，或立即发布。" },
} as const satisfies Catalogue
