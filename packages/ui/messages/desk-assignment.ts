/** What the desk says about who gets a conversation: the timeline, taking the next one, being here or away. */
export const deskAssignment = {
  "action.claim": { en: "Take the next one", zh: "领取下一个" },
  "claim.took": { en: "Taken: {subject}", zh: "已领取：{subject}" },
  "claim.none": {
    en: "Nothing is waiting in your teams that nobody has.",
    zh: "你的团队里没有无人处理的待回复会话。",
  },
  "availability.label": { en: "New conversations", zh: "接收新会话" },
  "availability.available": { en: "Available", zh: "在岗" },
  "availability.away": { en: "Away", zh: "离开" },
  "availability.now-away": {
    en: "You are away: rules give you nothing new.",
    zh: "已设为离开：规则不会再分配新会话给你。",
  },
  "availability.now-here": { en: "You are available again.", zh: "已恢复在岗。" },
  "event.routed": {
    en: "Rule “{rule}”, version {version}: {did}",
    zh: "规则“{rule}”（版本 {version}）：{did}",
  },
  "event.routed.and": { en: ", ", zh: "，" },
  "event.routed.team": { en: "to {team}", zh: "转到{team}" },
  "event.routed.priority": { en: "priority {priority}", zh: "优先级设为{priority}" },
  "event.routed.least": {
    en: "assigned to {name} (least loaded, {load} of {capacity})",
    zh: "分配给 {name}（负载最低，{load}/{capacity}）",
  },
  "event.routed.turn": {
    en: "assigned to {name} (next in turn, {load} of {capacity})",
    zh: "分配给 {name}（轮到，{load}/{capacity}）",
  },
  "event.routed.nobody": { en: "nobody is free, it waits in the queue", zh: "暂无空闲人员，在队列中等待" },
  "event.routed.nobody-able": {
    en: "nobody with {needs} is free, it waits in the queue",
    zh: "没有具备 {needs} 的空闲人员，在队列中等待",
  },
  "event.owner.away": {
    en: "{name} is away, so it went back to the team",
    zh: "{name} 已离开，会话退回团队",
  },
  "event.owner.inactive": {
    en: "{name} no longer works here, so it went back to the team",
    zh: "{name} 已停用，会话退回团队",
  },
  "event.owner.other-team": {
    en: "{name} is no longer of this team, so it went back to the team",
    zh: "{name} 已不在该团队，会话退回团队",
  },
  "event.stopped.again": {
    en: "Stopped rules that set one another off, version {version}: {chain}",
    zh: "已停止相互触发的规则（版本 {version}）：{chain}",
  },
  "event.stopped.long": {
    en: "Stopped too long a chain of rules, version {version}: {chain}",
    zh: "已停止过长的规则链（版本 {version}）：{chain}",
  },
} as const
