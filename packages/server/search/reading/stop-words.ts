import { stem } from "./stem.ts"

/** Words that make a sentence and say nothing of its matter; kept where a question has nothing else. */
export const STOP_WORDS = new Set(
  `a an the i im ive my me mine we us our you your u it its is are was were be been am do does did done has have had
  having to of in on at for from by with and or but so if then than this that these those there here what which who
  whom whose how why when where can could will would should shall may might must just about into out up off over again
  please pls plz help hi hello hey thanks thank get got getting need want tell know say said one some any all very
  really still already ever now yet also too as not no dont doesnt didnt cant cannot isnt wont havent hasnt
  mean means way ways thing things happen happens happened someone somebody anyone tried try trying make made use using used
  more much many only`
    .split(/\s+/)
    .flatMap((word) => [word, stem(word)]),
)

export const HAN_STOP_WORDS = new Set(
  `的 了 吗 呢 啊 吧 呀 哦 我 你 他 她 它 我们 你们 他们 您 这 那 这个 那个 这样 那样 是 有 在 和 与 及 或 就 都 也 还 很 太 才 把 被 给 让
  对 到 从 向 为 为了 因为 所以 但 但是 如果 怎么 怎么办 怎样 如何 什么 为什么 为啥 咋 咋办 咋回事 怎么回事 什么意思 哪 哪里 哪儿 哪个 谁 几 多少 请 请问 帮 帮忙 帮我 麻烦
  想 要 想要 需要 能 能不能 能否 可以 可不可以 可否 会 应该 是否 是不是 有没有 没 没有 不 不是 一个 一下 一直 一些 现在 已经 然后 之后 以后 之前 时候
  上 下 里 中 内 外 去 来 过 得 地 着 说 看 做 用 弄 搞 出 里面 自己 你好 谢谢 大家 求助 求 急 呗 嘛 啦 么 办 做 个 再 又 只 只是 还是 一 后 前 点 叫 找 进 不能 无法`
    .trim()
    .split(/\s+/),
)
